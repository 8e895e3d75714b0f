"""The playground: its arithmetic is that of utils, it solves what it offers, it takes settings."""

import base64
import html
import json
import re
from typing import Any

import numpy as np
import pytest

from tests.page_scripts import needs_node, run_scripts, script, train
from utils.nn import ACTIVATIONS, LOSSES, SGD, Dense, Network
from utils.widgets.playground import PAGE, PICTURE, offered, playground, playground_page, shortened

ARCHITECTURES: list[list[str]] = [
    [],
    ["3 tanh"],
    ["4 linear", "2 sigmoid"],
    ["8 relu", "8 leaky_relu", "8 tanh"],
    ["3 binary_step", "5 relu"],
    ["5 sigmoid"] * 6,
]
# What the page does with given weights: forward, gradients, and ten steps on the same batch.
ASK = """
  const rows = given.X.length, X = Float64Array.from(given.X.flat());
  const y = Float64Array.from(given.y.flat());
  const hidden = given.hidden.map(layerFrom);
  const net = new Network(given.X[0].length, hidden, given.loss, randomNumbers(1));
  net.layers.forEach((layer, k) => {
    layer.W.set(given.weights[2 * k].flat());
    layer.b.set(given.weights[2 * k + 1]);
  });
  const numbers = (names) => net.layers.flatMap((l) => names.map((name) => Array.from(l[name])));
  const y_hat = Array.from(net.forward(X, rows).subarray(0, rows));
  net.backward(y, rows);
  const dw = numbers(["dW", "db"]), arriving = net.arriving();
  const { loss } = net.scores({ X, y, n: rows });
  for (let step = 0; step < 10; step++) {
    net.forward(X, rows);
    net.backward(y, rows);
    net.step(given.learning_rate, given.l2);
  }
  return { y_hat, dw, arriving, loss, w: numbers(["W", "b"]) };
"""


def ask(body: str, given: Any = None) -> Any:
    return run_scripts(PAGE, ["arithmetic", "experiment"], body, given)


def network(n_in: int, hidden: list[str], rng: np.random.Generator) -> Network:
    """A network of utils with the same layers. Its numbers are made float64, as in JavaScript."""
    sizes, names = [n_in], []
    for text in hidden:
        nodes, name = text.split()
        sizes.append(int(nodes))
        names.append(name)
    shapes = zip(sizes, [*sizes[1:], 1], [*names, "sigmoid"], strict=True)
    net = Network([Dense(n, m, name, rng=rng) for n, m, name in shapes])
    for layer in net.layers:
        for name in ("W", "b", "dW", "db"):
            setattr(layer, name, getattr(layer, name).astype(np.float64))
        layer.b += rng.normal(size=layer.b.shape)
    return net


@needs_node
@pytest.mark.parametrize("loss", ["binary_crossentropy", "mse"])
@pytest.mark.parametrize("hidden", ARCHITECTURES, ids=" ".join)
def test_its_arithmetic_is_that_of_utils(hidden: list[str], loss: str) -> None:
    """Both in float64: answers, loss, gradients, and weights after ten steps, to 1e-9."""
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(20, 3)), rng.integers(0, 2, (20, 1)).astype(float)
    for l2 in (0, 0.03):
        net = network(3, hidden, rng)
        given = {"X": X.tolist(), "y": y.tolist(), "hidden": hidden, "loss": loss}
        given |= {"learning_rate": 0.3, "l2": l2}
        given["weights"] = [w.tolist() for w in net.get_weights()]
        said = ask(ASK, given)
        close = {"rtol": 1e-9, "atol": 1e-12}
        np.testing.assert_allclose(said["y_hat"], net.predict(X)[:, 0], **close)
        np.testing.assert_allclose(said["loss"], net.loss(X, y, loss), **close)
        gradients = net.gradients(X, y, loss)
        for theirs, dw in zip(said["dw"], gradients, strict=True):
            np.testing.assert_allclose(theirs, dw.ravel(), **close)
        sizes = [np.abs(dW).mean() for dW in gradients[::2]]
        np.testing.assert_allclose(said["arriving"], sizes, **close)
        optimizer = SGD(0.3)
        for _ in range(10):
            for w, dw in zip(net.parameters(), net.gradients(X, y, loss), strict=True):
                # the slope of the penalty l2 · Σ W², which utils leaves to Keras
                optimizer.step(w, dw + 2 * l2 * w if w.ndim == 2 else dw)
        for theirs, w in zip(said["w"], net.parameters(), strict=True):
            np.testing.assert_allclose(theirs, w.ravel(), **close)


@needs_node
def test_activations_and_losses_are_those_of_utils() -> None:
    z = [-800.0, -3.0, -0.5, 0.0, 0.5, 3.0, 800.0]
    said = ask(
        "const z = Float64Array.from(given), n = z.length;"
        "const both = ([forward, backward]) => {"
        "  const a = new Float64Array(n), dz = new Float64Array(n).fill(1);"
        "  forward(z, a, n); backward(z, a, dz, n);"
        "  return [Array.from(a), Array.from(dz)]; };"
        "return Object.fromEntries(Object.entries(ACTIVATIONS).map(([k, v]) => [k, both(v)]));",
        z,
    )
    assert set(said) == set(offered("CHOICES")["activation"]) == set(ACTIVATIONS) - {"softmax"}
    for name, (a, slopes) in said.items():
        np.testing.assert_allclose(a, ACTIVATIONS[name][0](np.array(z)), atol=1e-15)
        np.testing.assert_allclose(slopes, ACTIVATIONS[name][1](np.array(z)), atol=1e-15)
    assert set(offered("CHOICES")["loss"]) <= set(LOSSES)


@needs_node
@pytest.mark.parametrize(("data", "epochs"), [("circle", 60), ("xor", 200), ("blobs", 20)])
def test_the_usual_settings_solve_the_easy_data(data: str, epochs: int) -> None:
    """60 epochs take a second or two, at an epoch a frame."""
    runs = train(f"data={data}", epochs, range(1, 11))
    assert min(run["test"]["right"] for run in runs) >= 0.95
    assert max(run["training"]["loss"] for run in runs) < 0.2


@needs_node
def test_the_spiral_can_be_solved() -> None:
    """With three layers of 8 tanh nodes, and the two sines beside the plain features."""
    text = "data=spiral&features=x1,x2,sinx1,sinx2&hidden=8+tanh,8+tanh,8+tanh"
    runs = train(text, 300, range(1, 6))
    assert min(run["training"]["right"] for run in runs) >= 0.97
    assert min(run["test"]["right"] for run in runs) >= 0.93


@needs_node
def test_a_seed_gives_the_same_run_again() -> None:
    first, second = (train("data=xor", 3, range(1, 3)) for _ in range(2))
    assert first == second
    assert first[0] != first[1]


@needs_node
def test_the_samples_are_what_they_are_called() -> None:
    said = ask(
        "return CHOICES.data.map((data) => {"
        " const e = new Experiment({ ...DEFAULTS, data, noise: 0 });"
        " return [e.training, e.test].map((s) => [s.points, Array.from(s.y)]); });"
    )
    for data, halves in zip(offered("CHOICES")["data"], said, strict=True):
        assert halves[0][0] != halves[1][0]
        for points, kinds in halves:
            X, y = np.array(points), np.array(kinds)
            assert X.shape == (250, 2)
            assert y.mean() == 0.5
            if data == "circle":
                assert ((np.hypot(*X.T) < 1.5) == (y == 1)).all()
            if data == "xor":
                assert ((X.prod(axis=1) < 0) == (y == 1)).all()
            if data == "blobs":
                assert ((X.sum(axis=1) > 0) == (y == 1)).mean() > 0.98


@needs_node
def test_settings_survive_the_way_through_the_address() -> None:
    text = "data=xor&noise=0.3&features=x1,x1x2&hidden=4+tanh,2+leaky_relu&l2=0.001&seed=7"
    settings, notes, again = ask(
        "const { settings, notes } = settingsFrom(given);"
        "return [settings, notes, toText(settings)];",
        text,
    )
    assert notes == []
    assert set(text.split("&")) == set(again.split("&"))
    assert settings["hidden"] == ["4 tanh", "2 leaky_relu"]
    assert settings["learning_rate"] == offered("DEFAULTS")["learning_rate"]
    assert ask("return settingsFrom('').settings;") == offered("DEFAULTS")
    assert ask("return settingsFrom('hidden=').settings.hidden;") == []
    assert ask("return settingsFrom('features=x2,x1').settings.features;") == ["x1", "x2"]


BAD = [
    "data=moon", "noise=7", "noise=", "features=", "features=x1,x9", "hidden=9+tanh", "hidden=4",
    "hidden=4+softmax", "hidden=4+tanh+5", "hidden=,", "hidden=" + ",".join(["1+relu"] * 7),
    "learning_rate=NaN", "learning_rate=-1", "batch_size=0", "seed=0.5", "speed=warp",
    "toString=1", "__proto__=1", "constructor", "%E0%A4%A", "<b>=<i>",
]  # fmt: skip


@needs_node
def test_bad_settings_are_ignored_with_a_note() -> None:
    said = ask("return given.map(settingsFrom);", BAD)
    for text, read in zip(BAD, said, strict=True):
        assert read["settings"] == offered("DEFAULTS"), text
        assert len(read["notes"]) == 1, text
        assert re.search(r"Possible: .|There is no setting “.+”, only data, ", read["notes"][0])
    mixed = ask("return settingsFrom('data=xor&noise=x&seed=5');")
    assert (mixed["settings"]["data"], mixed["settings"]["seed"]) == ("xor", 5)


@needs_node
def test_the_line_of_python_gives_the_same_experiment() -> None:
    wanted = {"data": "xor", "features": ["x1", "x1x2"], "hidden": ["4 tanh"], "l2": 0.001}
    line = ask("return toPython({ ...DEFAULTS, ...given });", wanted)
    given: dict[str, Any] = {}
    exec(line, {"playground": lambda **settings: given.update(settings)})
    assert given == wanted
    page = playground_page(**given)
    text = json.loads(re.search(r'const GIVEN = (".*");', page)[1])  # type: ignore[index]
    assert ask("return settingsFrom(given);", text)["settings"] == offered("DEFAULTS") | wanted


@pytest.mark.parametrize(
    ("settings", "error", "said"),
    [
        ({"data": "moon"}, ValueError, "'circle', 'xor', 'blobs', 'spiral'"),
        ({"dta": "xor"}, TypeError, "no setting 'dta'. There are: data, noise"),
        ({"learning_rate": 0.2}, ValueError, "learning_rate = 0.2 is not offered. Choose one of: "),
        ({"batch_size": True}, ValueError, "batch_size = True"),
        ({"features": "x1"}, TypeError, 'must be a list, such as features=\\["x1", "x1x2"\\]'),
        ({"features": []}, ValueError, "features has 0 items. It takes 1 to 7"),
        ({"features": ["x3"]}, ValueError, "features = 'x3' is not offered"),
        ({"hidden": "4 tanh"}, TypeError, 'such as hidden=\\["4 tanh", "2 relu"\\]'),
        ({"hidden": ["9 tanh"]}, ValueError, "has the layer '9 tanh'. A layer is a text: 1 to 8"),
        ({"hidden": [4]}, ValueError, "has the layer 4. A layer is a text"),
        ({"hidden": ["4 softmax"]}, ValueError, "The activation of the layer '4 softmax'"),
        ({"hidden": ["1 relu"] * 7}, ValueError, "hidden has 7 items. It takes 0 to 6"),
    ],
)
def test_the_errors_talk_to_a_student(
    settings: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        playground(**settings)


def test_a_picture_lies_under_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        "utils.widgets.playground.display_frame", lambda frame, title: shown.append(frame)
    )
    playground(data="xor", hidden=[])
    before, after = shown[0].split("<iframe")
    picture = re.search(
        r'<img alt="The playground: .+?" src="data:image/png;base64,([^"]+)"', before
    )
    assert picture
    assert base64.b64decode(picture[1]) == PICTURE.read_bytes()
    page = html.unescape(re.search(r'srcdoc="([^"]+)"', after)[1])  # type: ignore[index]
    assert page == shortened(playground_page(data="xor", hidden=[]))
    assert 'sandbox="allow-scripts"' in after
    assert "\n" not in shown[0]
    assert len(shown[0]) < 72_000, "three labs hold a copy each"


def test_the_page_is_one_readable_file_that_asks_for_nothing() -> None:
    text = PAGE.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) < 1000
    assert max(map(len, lines)) <= 100
    assert not re.findall(r"https?:|src=|@import|url\(|fetch\(|import\(|XMLHttp|WebSocket", text)
    for name in ("arithmetic", "experiment"):
        assert not re.findall(r"\b(document|window|location)\b", script(PAGE, name))


def contrast(one: str, other: str) -> float:
    """How far two colors are apart, from 1 to 21 (WCAG 2.2)."""

    def luminance(color: str) -> float:
        parts = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_the_colors_can_be_told_apart_by_light_and_by_dark() -> None:
    style = PAGE.read_text(encoding="utf-8").partition("</style>")[0]
    light, dark = re.findall(r":root \{(.+?)\}", style, re.DOTALL)[:2]
    for palette in (light, dark):
        color = dict(re.findall(r"--(\w+): (#\w{6})", palette))
        for text in ("ink", "soft", "slope"):
            assert contrast(color[text], color["page"]) >= 4.5, text
        for line in ("weight", "negative", "gradient", "loss", "boundary"):
            assert contrast(color[line], color["page"]) >= 3, line
        for kind, side in (("0", "low"), ("1", "high")):
            assert contrast(color[f"edge{kind}"], color[side]) >= 3
