/// From FHIR R4 to the facts of people.
///
/// A Bundle is read as a tree of JSON or XML, without a FHIR library: what one resource says
/// wrongly must not keep the others from being read, and nothing may be dropped in silence. Each
/// resource is understood as a whole, or not understood and said so with its place;
/// `docs/reference/fhir-in.md` tells from which element what is read.
@NullMarked
package org.blockade.service.fhir.read;

import org.jspecify.annotations.NullMarked;
