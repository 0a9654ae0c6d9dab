/// One implicit step for rates that lie far apart: seconds at the receptor, weeks in the person.
///
/// The Radau IIA method of three stages (order 5, L-stable), reduced to what the equations here
/// need: many quantities, each with a rate of its own, that are driven by something common. Then a
/// step of one length is three numbers times three for each rate, and can be kept for the next step
/// of that length.
@NullMarked
package org.blockade.simulator.integration;

import org.jspecify.annotations.NullMarked;
