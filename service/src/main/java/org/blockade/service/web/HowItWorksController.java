package org.blockade.service.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.blockade.protocol.words.Language;
import org.blockade.service.door.Open;
import org.blockade.service.handout.SheetPage;
import org.blockade.service.handout.Sheets;
import org.blockade.service.handout.Topic;
import org.blockade.service.opioid.Explainer;
import org.blockade.service.opioid.ExplainerData;
import org.blockade.service.present.opioid.AnswerJson;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.effect.EffectParameters;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// How naltrexone works, for everybody. The amounts of the published challenges stay out of it.
@Controller
class HowItWorksController {

  private final Pages pages;
  private final Sheets sheets = Sheets.standard();
  private final byte[] data;

  HowItWorksController(Pages pages) {
    this.pages = pages;
    this.data = data();
  }

  @Open
  @GetMapping("/how-it-works")
  ResponseEntity<byte[]> page(Visitor visitor) {
    Language language = visitor.language();
    return pages.page(
        "how-it-works",
        new HowItWorksPage(
            new Frame(visitor, "how.title"),
            SheetPage.of(sheets.sheet(Topic.HOW_IT_WORKS, language), false)));
  }

  @Open
  @GetMapping("/how-it-works/receptors.json")
  ResponseEntity<byte[]> receptors() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(data);
  }

  private static byte[] data() {
    ExplainerData all = new Explainer(DrugCatalogue.standard(), EffectParameters.standard()).data();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("caution", "a weaker effect never means that more would be safe");
    facts.put("models", all.sources().models());
    facts.put("equations", all.sources().equations());
    facts.put("panels", all.panels().stream().map(HowItWorksController::panel).toList());
    StringWriter out = new StringWriter();
    AnswerJson.write(facts, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> panel(ExplainerData.Panel panel) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("opioid", panel.challenge().drug());
    facts.put("naltrexoneLevel_fraction", panel.level());
    facts.put("time_h", panel.hours());
    facts.put("share_fraction", new TreeMap<String, List<Double>>(panel.shares()));
    facts.put("high_percent", panel.high());
    return facts;
  }
}
