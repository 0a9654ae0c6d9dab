package org.blockade.formats.regimen;

/// Where reading stopped, and why.
///
/// @param character 1 first
record Refusal(int character, String message) {}
