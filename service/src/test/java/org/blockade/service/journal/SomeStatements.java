package org.blockade.service.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Statement;
import org.blockade.simulator.quantity.ModelTime;

/// Statements of any kind, made from a seed.
public final class SomeStatements {

  private static final int TRIES = 10_000;

  private final Random random;

  public SomeStatements(long seed) {
    this.random = new Random(seed);
  }

  /// A statement of a kind, every part of it at random.
  public Statement of(Class<? extends Record> kind) {
    return (Statement) record(kind);
  }

  private Object record(Class<?> kind) {
    if (kind.equals(ScaleScore.class)) {
      return score();
    }
    RecordComponent[] parts = kind.getRecordComponents();
    for (int i = 0; i < TRIES; i++) {
      try {
        Constructor<?> constructor =
            kind.getDeclaredConstructor(
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return constructor.newInstance(
            Arrays.stream(parts).map(part -> value(part.getGenericType())).toArray());
      } catch (InvocationTargetException refused) {
        if (!(refused.getCause() instanceof IllegalArgumentException)) {
          throw new AssertionError("it broke instead of refusing", refused);
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError("no such record", e);
      }
    }
    throw new AssertionError("nothing is allowed for " + kind);
  }

  private ScaleScore score() {
    Scale scale = Scale.values()[random.nextInt(Scale.values().length)];
    if (random.nextBoolean()) {
      return ScaleScore.ofTotal(scale, random.nextInt(scale.most() + 1));
    }
    return ScaleScore.ofItems(
        scale,
        scale.items().stream()
            .map(item -> item.scores().get(random.nextInt(item.scores().size())))
            .toList());
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType holder) {
      Type part = holder.getActualTypeArguments()[0];
      if (holder.getRawType().equals(Optional.class)) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(value(part));
      }
      List<Object> many =
          IntStream.range(0, random.nextInt(4)).mapToObj(index -> value(part)).toList();
      return holder.getRawType().equals(Set.class) ? new LinkedHashSet<>(many) : many;
    }
    Class<?> kind = (Class<?>) type;
    if (kind.isEnum()) {
      Object[] all = kind.getEnumConstants();
      return all[random.nextInt(all.length)];
    }
    if (kind.equals(double.class)) {
      return number();
    }
    if (kind.equals(int.class)) {
      return random.nextInt(5);
    }
    if (kind.equals(boolean.class)) {
      return random.nextBoolean();
    }
    if (kind.equals(String.class)) {
      return text();
    }
    return kind.equals(ModelTime.class) ? new ModelTime(10_000 * number()) : record(kind);
  }

  /// Of every size, and with as many digits as fit.
  private double number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(200);
      case 1 -> random.nextDouble();
      case 2 -> -300 * random.nextDouble();
      default -> 100 * random.nextGaussian();
    };
  }

  /// With what breaks a careless writer: quotation marks, controls, letters beyond 16 bits.
  String text() {
    int[] letters = {'a', 'Z', '"', '\\', '\n', '\u0001', 0x7f, 0xe9, 0x20ac, 0x1f600, 0xfb33};
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
