# Read by ./build and ./blockade: finds a JDK that is new enough, without starting a JVM, and puts
# Maven on it. Plain POSIX sh, where no variable is local: its own begin with java_.

java_needed=25

# Sets `java_resolved` to the file that a chain of links ends at; readlink -f is not on every system.
java_resolve() {
  java_resolved=$1
  while [ -h "$java_resolved" ]; do
    java_link=$(readlink "$java_resolved")
    case $java_link in
      /*) java_resolved=$java_link ;;
      *) java_resolved=$(dirname "$java_resolved")/$java_link ;;
    esac
  done
}

# Whether a folder is the home of a JDK that is new enough, told from its `release` file. If so, sets
# java_home, and java_build to the exact version, such as 25.0.3+9-LTS.
is_java_home() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  java_feature=0
  java_build_said=
  while IFS='=' read -r java_key java_value || [ -n "$java_key" ]; do
    java_value=${java_value#\"}
    java_value=${java_value%\"}
    case $java_key in
      JAVA_VERSION) java_feature=${java_value%%[!0-9]*} java_build_said=${java_build_said:-$java_value} ;;
      JAVA_RUNTIME_VERSION) java_build_said=$java_value ;;
    esac
  done <"$1/release"
  [ "${java_feature:-0}" -ge "$java_needed" ] || return 1
  java_home=$1
  # shellcheck disable=SC2034 # ./blockade names its cache after it
  java_build=$java_build_said
}

# Looks at BLOCKADE_JAVA_HOME, JAVA_HOME, the java on PATH, then where JDKs usually stand.
find_java() {
  # Who names a home for Blockade means that one and no other.
  if [ -n "${BLOCKADE_JAVA_HOME:-}" ]; then
    is_java_home "$BLOCKADE_JAVA_HOME"
    return
  fi
  if [ -n "${JAVA_HOME:-}" ] && is_java_home "$JAVA_HOME"; then
    return 0
  fi
  if java_on_path=$(command -v java); then
    java_resolve "$java_on_path"
    if is_java_home "${java_resolved%/bin/java}"; then
      return 0
    fi
  fi
  for java_parent in /usr/lib /usr/local/lib /usr/java /usr/local /opt /Library/Java \
    "${HOME:-}/.sdkman/candidates/java" "${HOME:-}/.jdks"; do
    for java_home_tried in "$java_parent"/jvm/* "$java_parent"/JavaVirtualMachines/*/Contents/Home "$java_parent"/*; do
      if is_java_home "$java_home_tried"; then
        return 0
      fi
    done
  done
  return 1
}

# Ends the script named by $1 with one sentence and code 69 (something needed is not there).
require_java() {
  find_java && return 0
  if [ -n "${BLOCKADE_JAVA_HOME:-}" ]; then
    echo "$1: BLOCKADE_JAVA_HOME is '$BLOCKADE_JAVA_HOME', which is not the home of a JDK $java_needed or newer." >&2
  else
    echo "$1: needs a JDK $java_needed or newer: install one, or set BLOCKADE_JAVA_HOME to its home." >&2
  fi
  exit 69
}

# Puts Maven itself on the JDK that require_java found, not only what it starts: the formatter and
# mutation testing live in Maven's own JVM.
require_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "$1: needs Maven 3.8.6 or newer on PATH to build: install the package 'maven'." >&2
    exit 69
  fi
  export JAVA_HOME="$java_home"
  # Maven's own libraries make a newer JVM warn; that is not ours to mend.
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
  # What these say on a good day hides what somebody wants to read; warnings and errors stay.
  for java_chatty in maven.plugins maven.plugin.compiler maven.shared; do
    MAVEN_OPTS="$MAVEN_OPTS -Dorg.slf4j.simpleLogger.log.org.apache.$java_chatty=warn"
  done
  for java_chatty in com.diffplug gg.jte org.antlr org.codehaus.plexus org.cyclonedx org.jacoco; do
    MAVEN_OPTS="$MAVEN_OPTS -Dorg.slf4j.simpleLogger.log.$java_chatty=warn"
  done
  # The first warns of every module jar that it copies anew, the second of its own schema.
  for java_chatty in org.apache.maven.plugins.dependency com.networknt; do
    MAVEN_OPTS="$MAVEN_OPTS -Dorg.slf4j.simpleLogger.log.$java_chatty=error"
  done
  export MAVEN_OPTS
}
