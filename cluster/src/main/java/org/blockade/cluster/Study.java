package org.blockade.cluster;

import java.io.Serializable;

/// One arm of one replicate.
record Study(int arm, int replicate) implements Serializable, Comparable<Study> {

  @Override
  public int compareTo(Study other) {
    return arm == other.arm
        ? Integer.compare(replicate, other.replicate)
        : Integer.compare(arm, other.arm);
  }
}
