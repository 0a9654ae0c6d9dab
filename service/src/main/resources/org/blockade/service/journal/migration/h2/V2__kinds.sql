-- The ledger of disclosures asks for a few entries of one kind among all.
create index journal_entry_of_kind on journal_entry (kind, number);
