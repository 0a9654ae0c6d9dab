package org.blockade.service.web;

/// A form of a person's page that was refused: it is shown again with what was typed.
///
/// @param name which form
/// @param field that the sentence is about; empty where it is about the whole
public record RefusedForm(String name, String field, String sentence, FormValues values) {}
