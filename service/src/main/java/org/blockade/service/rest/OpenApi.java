package org.blockade.service.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blockade.service.access.Action;
import org.blockade.service.door.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the OpenAPI document from the controllers: their routes, what each needs, and the records
/// that it takes and answers with.
final class OpenApi {

  private static final String JSON = "application/json";
  private static final String DESCRIPTION = "description";
  private static final String TOKEN = "token";
  private static final String SESSION = "session";

  /// What can go wrong on every route that is not open.
  private static final List<Integer> ALWAYS = List.of(401, 403, 406, 429);

  private final Schemas answered = new Schemas(false);
  private final Schemas taken = new Schemas(true);
  private final JsonNode examples = examples();

  private OpenApi() {}

  /// The document.
  ///
  /// @param controllers those of the interface
  static Map<String, Object> of(List<Class<?>> controllers) {
    return new OpenApi().document(controllers);
  }

  private static JsonNode examples() {
    try (InputStream in =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("examples.json"))) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> document(List<Class<?>> controllers) {
    TreeMap<String, Map<String, Object>> paths = new TreeMap<>();
    controllers.stream()
        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Operation.class))
        .sorted(Comparator.comparing(Method::getName))
        .forEach(method -> {
          GetMapping get = method.getAnnotation(GetMapping.class);
          String path =
              get == null ? method.getAnnotation(PostMapping.class).value()[0] : get.value()[0];
          paths
              .computeIfAbsent(path, any -> new TreeMap<>())
              .put(get == null ? "post" : "get", operation(method, path));
        });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("openapi", "3.1.0");
    all.put(
        "info",
        Map.of(
            "title",
            "Blockade",
            "version",
            "1",
            DESCRIPTION,
            "The clinic service for programs that speak no FHIR. Decision support, not a device."));
    all.put("servers", List.of(Map.of("url", "/")));
    all.put("paths", paths);
    all.put("components", components());
    return all;
  }

  private Map<String, Object> components() {
    TreeMap<String, Object> schemas = new TreeMap<>();
    schemas.putAll(answered.all());
    schemas.putAll(taken.all());
    schemas.put("Problem", problemSchema());
    TreeMap<String, Object> problems = new TreeMap<>();
    for (HttpStatus status : HttpStatus.values()) {
      if (status.is4xxClientError() || status == HttpStatus.SERVICE_UNAVAILABLE) {
        problems.put(problem(status.value()), problemResponse(status));
      }
    }
    problems.keySet().retainAll(used);
    return Map.of(
        "schemas",
        schemas,
        "responses",
        problems,
        "securitySchemes",
        Map.of(
            TOKEN,
            Map.of(
                "type",
                "oauth2",
                DESCRIPTION,
                "A token of this service, five minutes long, got with a signed assertion (RS384 or"
                    + " ES384) of a registered system.",
                "flows",
                Map.of(
                    "clientCredentials",
                    Map.of(
                        "tokenUrl",
                        "/oauth2/token",
                        "scopes",
                        Map.of(ApiDoor.READ, "looking", ApiDoor.WRITE, "recording")))),
            SESSION,
            Map.of("type", "apiKey", "in", "cookie", "name", SESSION)));
  }

  private final Set<String> used = new TreeSet<>();

  private static String problem(int status) {
    return "Problem" + status;
  }

  private static Map<String, Object> problemSchema() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "type",
        Map.of(
            "type",
            "string",
            "enum",
            Arrays.stream(Problem.Type.values()).map(Problem.Type::uri).toList()));
    fields.put("title", Map.of("type", "string"));
    fields.put("status", Map.of("type", "integer"));
    fields.put("detail", Map.of("type", "string", DESCRIPTION, "What is wrong; what is right."));
    fields.put("field", Map.of("type", "string", DESCRIPTION, "The field that it is about."));
    fields.put("line", Map.of("type", "integer", DESCRIPTION, "Line of the body, 1 first."));
    fields.put("column", Map.of("type", "integer", DESCRIPTION, "Column of the body, 1 first."));
    fields.put("character", Map.of("type", "integer", DESCRIPTION, "Character of a text."));
    fields.put(
        "triage",
        Map.of(
            "type",
            "object",
            DESCRIPTION,
            "What a symptom means that could not be recorded: it may be an emergency."));
    return Map.of(
        "type",
        "object",
        "required",
        List.of("type", "title", "status", "detail"),
        "properties",
        fields);
  }

  private static Map<String, Object> problemResponse(HttpStatus status) {
    return Map.of(
        DESCRIPTION,
        status.getReasonPhrase(),
        "content",
        Map.of(
            Problem.MEDIA_TYPE, Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
  }

  private Map<String, Object> operation(Method method, String path) {
    Operation says = method.getAnnotation(Operation.class);
    Optional<Needs> needs = Optional.ofNullable(method.getAnnotation(Needs.class));
    boolean records = says.status() == HttpStatus.CREATED.value();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("operationId", method.getName());
    all.put("summary", says.summary());
    all.put(
        DESCRIPTION,
        says.description()
            + needs
                .map(each ->
                    " Needs " + each.value() + (each.orDisclosing() ? ", or " + DISCLOSING : "."))
                .orElse(""));
    List<Object> parameters = parameters(method, records);
    boolean aboutOne = path.contains("{person}");
    if (records && aboutOne) {
      parameters.add(
          header("If-Match", false, "ETag of the person: record only if nobody else has since."));
    }
    if (!records && method.getName().equals("person")) {
      parameters.add(header("If-None-Match", false, "ETag of what the caller has."));
    }
    all.put("parameters", parameters);
    if (says.takes() != void.class) {
      all.put("requestBody", body(says));
    }
    all.put("responses", responses(says, needs.isPresent(), method.getName().equals("person")));
    all.put("security", security(needs, says.takes() == void.class, records));
    return all;
  }

  private static final String DISCLOSING =
      Action.DISCLOSE + " for a system of somebody else: of those who agreed, and nobody else.";

  private static List<Object> security(Optional<Needs> needs, boolean looks, boolean records) {
    if (needs.isEmpty()) {
      return List.of();
    }
    Map<String, Object> token = Map.of(TOKEN, List.of(records ? ApiDoor.WRITE : ApiDoor.READ));
    return looks ? List.of(token, Map.of(SESSION, List.of())) : List.of(token);
  }

  private List<Object> parameters(Method method, boolean records) {
    List<Object> all = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      PathVariable path = parameter.getAnnotation(PathVariable.class);
      RequestParam query = parameter.getAnnotation(RequestParam.class);
      if (path == null && query == null) {
        continue;
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", query == null || query.name().isEmpty() ? name(parameter) : query.name());
      one.put("in", path == null ? "query" : "path");
      one.put("required", path != null);
      one.put(DESCRIPTION, parameter.getAnnotation(Says.class).value());
      one.put("schema", answered.of(parameter.getType()));
      all.add(one);
    }
    if (records) {
      all.add(
          header(
              "Idempotency-Key",
              true,
              "A UUID, new for each thing to record and the same when it is sent again: it is"
                  + " recorded once."));
    }
    return all;
  }

  private static String name(Parameter parameter) {
    if (!parameter.isNamePresent()) {
      throw new IllegalStateException("the compiler keeps names of parameters");
    }
    return parameter.getName();
  }

  private static Map<String, Object> header(String name, boolean required, String says) {
    return Map.of(
        "name",
        name,
        "in",
        "header",
        "required",
        required,
        DESCRIPTION,
        says,
        "schema",
        Map.of("type", "string"));
  }

  private Map<String, Object> body(Operation says) {
    Map<String, Object> content = new TreeMap<>();
    content.put(
        JSON, Map.of("schema", taken.of(says.takes()), "example", example(says.takesExample())));
    if (says.takesCharts()) {
      content.put("text/csv", Map.of("schema", Map.of("type", "string")));
    }
    return Map.of("required", true, "content", content);
  }

  private Map<String, Object> responses(Operation says, boolean closed, boolean tagged) {
    TreeMap<String, Object> all = new TreeMap<>();
    Map<String, Object> good = new LinkedHashMap<>();
    good.put(DESCRIPTION, says.summary());
    boolean records = says.status() == HttpStatus.CREATED.value();
    Map<String, Object> headers = new TreeMap<>();
    if (records || tagged) {
      headers.put("ETag", headerOf("Changes with every entry about the person and every hour."));
    }
    if (records) {
      headers.put("Location", headerOf("The person."));
      headers.put("Idempotent-Replayed", headerOf("true where it was recorded before."));
    }
    if (!headers.isEmpty()) {
      good.put("headers", headers);
    }
    good.put(
        "content",
        Map.of(
            JSON,
            Map.of("schema", answered.of(says.answers()), "example", example(says.example()))));
    all.put(Integer.toString(says.status()), good);
    if (tagged) {
      all.put("304", Map.of(DESCRIPTION, "What the caller has is as it is here."));
    }
    List<Integer> problems = new ArrayList<>();
    Arrays.stream(says.problems()).forEach(problems::add);
    if (closed) {
      problems.addAll(ALWAYS);
      problems.add(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
    for (int status : problems) {
      used.add(problem(status));
      all.put(
          Integer.toString(status), Map.of("$ref", "#/components/responses/" + problem(status)));
    }
    return all;
  }

  private static Map<String, Object> headerOf(String says) {
    return Map.of(DESCRIPTION, says, "schema", Map.of("type", "string"));
  }

  private JsonNode example(String name) {
    JsonNode example = examples.path(name);
    if (example.isMissingNode()) {
      throw new IllegalStateException("an example is missing: " + name);
    }
    return example;
  }
}
