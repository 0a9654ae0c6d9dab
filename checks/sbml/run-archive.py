#!/usr/bin/env python3
"""Runs a COMBINE archive of `blockade export --sbml` with tools that Blockade did not write.

libSBML reads and checks the model and turns its reactions into rate rules; SciPy's LSODA, a stiff
integrator, solves them on the grid that the SED-ML names. Nothing here knows naltrexone.

    run-archive.py ARCHIVE.omex [CURVE.csv]

Prints the report of the SED-ML as CSV; with a curve of `blockade forecast --csv` it prints instead
how far the two are apart, and ends with 1 where that is more than 1e-6.
Needs python3-sbml5 and python3-scipy (Debian's names).
"""
import csv
import io
import sys
import xml.etree.ElementTree as ET
import zipfile

import libsbml
import numpy as np
from scipy.integrate import solve_ivp

OMEX = "{http://identifiers.org/combine.specifications/omex-manifest}"
SEDML = "{http://sed-ml.org/sed-ml/level1/version3}"
MOST = 1e-6
NOTHING = 1e-9


def read_archive(path):
    with zipfile.ZipFile(path) as archive:
        manifest = ET.fromstring(archive.read("manifest.xml"))
        master = next(c for c in manifest.iter(OMEX + "content") if c.get("master") == "true")
        experiment = ET.fromstring(archive.read(master.get("location").removeprefix("./")))
        model = experiment.find(f"{SEDML}listOfModels/{SEDML}model")
        return experiment, archive.read(model.get("source")).decode()


def read_model(text):
    document = libsbml.readSBMLFromString(text)
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_MODELING_PRACTICE, True)
    document.checkConsistency()
    for i in range(document.getNumErrors()):
        print("libSBML:", document.getError(i).getMessage(), file=sys.stderr)
    if document.getNumErrors() > 0:
        sys.exit("the model is not as libSBML wants it")
    properties = libsbml.ConversionProperties()
    properties.addOption("replaceReactions", True)
    if document.convert(properties) != libsbml.LIBSBML_OPERATION_SUCCESS:
        sys.exit("libSBML cannot turn the reactions into rate rules")
    return document


def code(node):
    settings = libsbml.L3ParserSettings()
    settings.setParseUnits(False)
    formula = libsbml.formulaToL3StringWithSettings(node, settings)
    return compile(formula.replace("^", "**").strip(), formula, "eval")


class Model:
    def __init__(self, document):
        model = document.getModel()
        self.values = {"ln": np.log, "time": 0.0}
        for compartment in model.getListOfCompartments():
            self.values[compartment.getId()] = compartment.getSize()
        for parameter in model.getListOfParameters():
            self.values[parameter.getId()] = parameter.getValue()
        for species in model.getListOfSpecies():
            self.values[species.getId()] = species.getInitialAmount()
        rules = list(model.getListOfRules())
        self.rates = {r.getVariable(): code(r.getMath()) for r in rules if r.isRate()}
        self.reads = [(r.getVariable(), code(r.getMath())) for r in rules if r.isAssignment()]
        self.events = sorted(
            (
                event.getTrigger().getMath().getRightChild().getValue(),
                [(a.getVariable(), code(a.getMath())) for a in event.getListOfEventAssignments()],
            )
            for event in model.getListOfEvents()
        )
        self.states = list(self.rates)

    def settle(self):
        for _ in self.reads:
            before = [self.values[name] for name, _ in self.reads]
            for name, formula in self.reads:
                self.values[name] = eval(formula, {"__builtins__": {}}, self.values)
            if before == [self.values[name] for name, _ in self.reads]:
                return

    def slopes(self, time, state):
        self.values["time"] = time
        self.values.update(zip(self.states, state))
        self.settle()
        return [eval(self.rates[s], {"__builtins__": {}}, self.values) for s in self.states]

    def happen(self, assignments):
        self.settle()
        new = [(name, eval(f, {"__builtins__": {}}, self.values)) for name, f in assignments]
        self.values.update(new)

    def run(self, times, wanted):
        rows, now, waiting = [], 0.0, list(times)
        stops = [e for e in self.events if e[0] <= times[-1]] + [(times[-1], [])]
        for stop, assignments in stops:
            inside = [t for t in waiting if t < stop]
            waiting = waiting[len(inside):]
            if stop > now:
                start = [self.values[s] for s in self.states]
                solution = solve_ivp(
                    self.slopes, (now, stop), start, "LSODA",
                    t_eval=inside + [stop], rtol=1e-10, atol=1e-10,
                )
                for time, state in zip(solution.t[:-1], solution.y.T[:-1]):
                    self.slopes(time, state)
                    rows.append([self.values[w] for w in wanted])
                self.slopes(stop, solution.y.T[-1])
                now = stop
            self.happen(assignments)
        self.settle()
        rows.extend([self.values[w] for w in wanted] for _ in waiting)
        return rows


def apart(times, rows, wanted, path):
    columns = {
        "naltrexone_plasma": "PRED [ng/mL]",
        "naltrexol_plasma": "PRED_METABOLITE [ng/mL]",
        "mu_occupancy": "OCC",
    }
    ours = {t: dict(zip(wanted, row)) for t, row in zip(times, rows)}
    worst, compared = 0.0, 0
    with open(path, newline="") as file:
        for theirs in csv.DictReader(file):
            mine = ours.get(float(theirs["TIME [h]"]))
            for name, column in columns.items() if mine else ():
                value = float(theirs[column])
                worst = max(worst, abs(mine[name] - value) / (abs(value) + NOTHING))
                compared += 1
    print(f"{compared} values compared, at most {worst:.1e} apart")
    return compared > 0 and worst <= MOST


def main(archive, curve=None):
    experiment, text = read_archive(archive)
    course = experiment.find(f"{SEDML}listOfSimulations/{SEDML}uniformTimeCourse")
    steps = int(course.get("numberOfPoints"))
    end = float(course.get("outputEndTime"))
    times = [end * i / steps for i in range(steps + 1)]
    variables = {
        g.get("id"): g.find(f".//{SEDML}variable") for g in experiment.iter(SEDML + "dataGenerator")
    }
    sets = list(experiment.iter(SEDML + "dataSet"))
    wanted = [
        variables[s.get("dataReference")].get("target", "'time'").split("'")[1] for s in sets
    ]
    model = Model(read_model(text))
    rows = model.run(times, [w for w in wanted if w != "time"])
    if curve is None:
        out = csv.writer(sys.stdout)
        out.writerow(s.get("label") for s in sets)
        out.writerows([t, *row] for t, row in zip(times, rows))
        return 0
    return 0 if apart(times, rows, wanted[1:], curve) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
