package org.blockade.service.rest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.blockade.service.access.Action;
import org.blockade.service.door.Needs;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Springdoc, and what it cannot see: who is let in, what can go wrong, and how `Json` departs from
/// what OpenAPI expects of Java.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties
@Import({
  SpringDocConfiguration.class,
  SpringDocConfigProperties.class,
  SpringDocWebMvcConfiguration.class
})
class DocumentConfiguration {

  private static final String TOKEN = "token";
  private static final String SESSION = "session";
  private static final String PROBLEM = "Problem";
  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

  @Bean
  OpenAPI frame() {
    SpringDocUtils.getConfig()
        .replaceWithSchema(JsonNode.class, schema("object"))
        .replaceWithSchema(ObjectNode.class, schema("object"))
        .replaceWithClass(OptionalInt.class, Integer.class)
        .replaceWithClass(OptionalDouble.class, Double.class);
    return new OpenAPI()
        .info(
            new Info()
                .title("Blockade")
                .version("1")
                .description(
                    "The clinic service for programs that speak no FHIR. Decision support, not a"
                        + " device. A body with a field that is not in its schema is refused."))
        .addServersItem(new Server().url("/"))
        .components(
            new Components()
                .addSchemas(PROBLEM, problem())
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .description(
                            "A token of this service, five minutes long, got with a signed"
                                + " assertion (RS384 or ES384) of a registered system.")
                        .flows(
                            new OAuthFlows()
                                .clientCredentials(
                                    new OAuthFlow()
                                        .tokenUrl("/oauth2/token")
                                        .scopes(
                                            new Scopes()
                                                .addString(ApiDoor.READ, "looking")
                                                .addString(ApiDoor.WRITE, "recording")))))
                .addSecuritySchemes(
                    SESSION,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name(SESSION)));
  }

  private static Schema<?> problem() {
    Schema<?> problem = schema("object");
    problem.setRequired(List.of("type", "title", "status", "detail"));
    return problem
        .addProperty(
            "type",
            schema("string")
                ._enum(
                    Arrays.stream(Problem.Type.values()).map(each -> (Object) each.uri()).toList()))
        .addProperty("title", schema("string"))
        .addProperty("status", schema("integer"))
        .addProperty("detail", schema("string").description("What is wrong; what is right."))
        .addProperty("field", schema("string").description("The field that it is about."))
        .addProperty("line", schema("integer").description("Line of the body, 1 first."))
        .addProperty("column", schema("integer").description("Column of the body, 1 first."))
        .addProperty("character", schema("integer").description("Character of a text."))
        .addProperty(
            "triage",
            schema("object")
                .description(
                    "What a symptom means that could not be recorded: it may be an emergency."));
  }

  private static Schema<Object> schema(String type) {
    Schema<Object> schema = new Schema<>();
    schema.setTypes(Set.of(type));
    return schema;
  }

  /// Names constants as `Json` does, and requires what it requires. The first in order is asked
  /// last, after those that know Spring.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ModelResolver resolver(ObjectMapperProvider mappers) {
    ModelResolver resolver =
        new ModelResolver(mappers.jsonMapper().copy().setAnnotationIntrospector(new AsJsonReads()));
    resolver.setOpenapi31(true);
    return resolver;
  }

  private static final class AsJsonReads extends JacksonAnnotationIntrospector {

    private static final Set<Class<?>> OPTIONAL =
        Set.of(Optional.class, OptionalInt.class, OptionalDouble.class);

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return !OPTIONAL.contains(member.getRawType());
    }

    /// The one that is asked for, deprecated or not.
    @SuppressWarnings("deprecation")
    @Override
    public String[] findEnumValues(Class<?> type, Enum<?>[] constants, String[] names) {
      return Arrays.stream(constants).map(Json::word).toArray(String[]::new);
    }
  }

  /// What does not have to be there may be `null`; and the kinds are called as `Json` calls them.
  @Bean
  @SuppressWarnings("rawtypes") // swagger's own models are
  OpenApiCustomizer schemas() {
    return document -> {
      Map<String, Schema> all = document.getComponents().getSchemas();
      all.forEach((name, schema) -> {
        if (!name.equals(PROBLEM)) {
          Schema<?> one = schema;
          orNull(one, Objects.requireNonNullElse(one.getRequired(), List.of()));
        }
      });
      // OpenAPI would take the names of the schemas.
      for (Class<?> kinds : List.of(Dose.class, Observation.class)) {
        for (JsonSubTypes.Type kind : kinds.getAnnotation(JsonSubTypes.class).value()) {
          Objects.requireNonNull(all.get(kinds.getSimpleName()))
              .getDiscriminator()
              .mapping(
                  kind.name(), Components.COMPONENTS_SCHEMAS_REF + kind.value().getSimpleName());
        }
      }
    };
  }

  private static void orNull(Schema<?> schema, List<String> required) {
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(part -> orNull(part, required));
    }
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .replaceAll((name, property) -> required.contains(name) ? property : orNull(property));
    }
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.get$ref() == null && schema.getEnum() == null) {
      Set<String> types = new LinkedHashSet<>(schema.getTypes());
      types.add("null");
      schema.setTypes(types);
      return schema;
    }
    Schema<Object> either = new Schema<>();
    either.setDescription(schema.getDescription());
    schema.setDescription(null);
    either.setOneOf(List.of(schema, schema("null")));
    return either;
  }

  @Bean
  OperationCustomizer operations() {
    Map<String, Map<String, Object>> examples = examples();
    return (operation, method) -> {
      if (method.getBeanType() == ForecastApi.class) {
        operation.setOperationId("forecast");
      }
      Optional<Needs> needs = Optional.ofNullable(method.getMethodAnnotation(Needs.class));
      boolean records = has(operation, Recorder.KEY);
      headers(operation, records);
      needs.ifPresent(each -> {
        operation.setDescription(
            operation.getDescription()
                + " Needs "
                + each.value()
                + (each.orDisclosing()
                    ? ", or "
                        + Action.DISCLOSE
                        + " for a system of somebody else: of those who agreed, and nobody else."
                    : "."));
        operation.addSecurityItem(
            new SecurityRequirement().addList(TOKEN, records ? ApiDoor.WRITE : ApiDoor.READ));
        if (operation.getRequestBody() == null) {
          operation.addSecurityItem(new SecurityRequirement().addList(SESSION));
        }
      });
      problems(operation, needs.isPresent(), records)
          .forEach(status ->
              operation
                  .getResponses()
                  .addApiResponse(Integer.toString(status.value()), problem(status)));
      examples(operation, examples.getOrDefault(operation.getOperationId(), Map.of()));
      return operation;
    };
  }

  private static boolean has(Operation operation, String parameter) {
    return has(operation, each -> each.getName().equals(parameter));
  }

  private static boolean has(Operation operation, Predicate<Parameter> which) {
    return operation.getParameters() != null && operation.getParameters().stream().anyMatch(which);
  }

  private static void headers(Operation operation, boolean records) {
    operation
        .getResponses()
        .forEach((status, response) -> {
          if (records || has(operation, HttpHeaders.IF_NONE_MATCH)) {
            response.addHeaderObject(
                HttpHeaders.ETAG,
                header("Changes with every entry about the person and every hour."));
          }
          if (records) {
            response.addHeaderObject(HttpHeaders.LOCATION, header("The person."));
            response.addHeaderObject(
                Recorder.REPLAYED, header("true where it was recorded before."));
          }
        });
  }

  private static Header header(String says) {
    return new Header().description(says).schema(schema("string"));
  }

  /// What can go wrong follows from what is sent.
  private static List<HttpStatus> problems(Operation operation, boolean closed, boolean records) {
    List<HttpStatus> all = new ArrayList<>();
    if (closed) {
      all.add(HttpStatus.UNAUTHORIZED);
      all.add(HttpStatus.FORBIDDEN);
      all.add(HttpStatus.NOT_ACCEPTABLE);
      all.add(HttpStatus.TOO_MANY_REQUESTS);
      all.add(HttpStatus.SERVICE_UNAVAILABLE);
    }
    if (operation.getRequestBody() != null
        || has(operation, each -> each.getIn().equals("query"))) {
      all.add(HttpStatus.BAD_REQUEST);
    }
    if (has(operation, each -> each.getIn().equals("path"))) {
      all.add(HttpStatus.NOT_FOUND);
    }
    if (operation.getRequestBody() != null) {
      all.add(HttpStatus.CONTENT_TOO_LARGE);
      all.add(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
      all.add(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (records) {
      all.add(HttpStatus.CONFLICT);
    }
    if (has(operation, HttpHeaders.IF_MATCH)) {
      all.add(HttpStatus.PRECONDITION_FAILED);
    }
    return all;
  }

  private static ApiResponse problem(HttpStatus status) {
    return new ApiResponse()
        .description(status.getReasonPhrase())
        .content(
            new Content()
                .addMediaType(
                    Problem.MEDIA_TYPE, new MediaType().schema(new Schema<>().$ref(PROBLEM))));
  }

  private static void examples(Operation operation, Map<String, Object> examples) {
    if (operation.getRequestBody() != null) {
      example(operation.getRequestBody().getContent(), examples.get("takes"));
    }
    operation
        .getResponses()
        .values()
        .forEach(response -> example(response.getContent(), examples.get("answers")));
  }

  private static void example(@Nullable Content content, @Nullable Object example) {
    MediaType json = content == null ? null : content.get(JSON);
    if (json != null) {
      json.setExample(example);
    }
  }

  /// Examples by operation.
  private static Map<String, Map<String, Object>> examples() {
    try (InputStream in =
        Objects.requireNonNull(DocumentConfiguration.class.getResourceAsStream("examples.json"))) {
      return JsonMapper.shared().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
