package org.blockade.service.fhir.smart;

import jakarta.servlet.http.HttpServletRequest;
import org.blockade.service.access.InterfaceSettings;
import org.blockade.service.access.Settings;
import org.blockade.service.access.Systems;

/// Where other systems reach this service. It is what an admin set, and never what a request says:
/// whoever was given a token for another service could else bring it here under that service's
/// name. Where nobody set it, only this machine is answered under its own name.
public final class PublicAddress {

  /// What stands in place of an address that nobody set. Nobody's token is for it.
  private static final String NONE = "https://address-not-set.invalid";

  private final Settings settings;

  /// @param settings of the clinic
  public PublicAddress(Settings settings) {
    this.settings = settings;
  }

  /// The address, without a slash at the end.
  public String of(HttpServletRequest request) {
    return InterfaceSettings.of(settings)
        .address()
        .orElseGet(() ->
            Systems.isThisMachine(request.getServerName())
                ? request.getScheme()
                    + "://"
                    + request.getServerName()
                    + ":"
                    + request.getServerPort()
                : NONE);
  }
}
