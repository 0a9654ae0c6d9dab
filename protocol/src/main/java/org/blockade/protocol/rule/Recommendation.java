package org.blockade.protocol.rule;

/// A recommendation as its data file names it.
///
/// @param title what it is about, in a few words
/// @param strength how strongly it is recommended, in words: labelled, guideline, a choice
public record Recommendation(String title, String strength, Basis basis) {}
