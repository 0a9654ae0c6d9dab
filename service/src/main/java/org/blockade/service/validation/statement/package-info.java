/// What the source articles say about naltrexone, and what this project makes of each statement.
///
/// `ArticleStatements` reads the list; `StatementMarkdown` writes it as a page. A statement that is
/// wrong, dated or too strong stands with its correction and the source of that. A test in
/// `checks/suite` holds the list against the project: the page and the test that each names exist.
@NullMarked
package org.blockade.service.validation.statement;

import org.jspecify.annotations.NullMarked;
