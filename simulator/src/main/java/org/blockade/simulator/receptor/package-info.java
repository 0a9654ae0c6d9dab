/// Ligands that compete for one receptor site.
///
/// A receptor holds one ligand at a time. With `u_i` the concentration of ligand `i` over the
/// concentration at which it alone holds half of the receptors, and all binding at equilibrium, the
/// share of receptors that ligand `i` holds is `u_i / (1 + sum u)` (Gaddum's equation): ligands
/// share a site in the proportion of their `u`, and the free share is `1 / (1 + sum u)`.
///
/// Naltrexone binds and leaves within minutes while its concentration changes over hours to weeks,
/// so the equilibrium form is what the forecast uses. Where an opioid comes and goes within
/// minutes, `CompetitiveBinding` follows the receptor in time.
@NullMarked
package org.blockade.simulator.receptor;

import org.jspecify.annotations.NullMarked;
