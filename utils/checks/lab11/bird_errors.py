"""The mistakes with which no classifier of birds can be built."""

from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab11.bird_models import spoiled

BIRD_ERRORS = [
    BuildError(
        "Conv2D wants pictures with a height, a width and channels. The shape that you gave "
        "keras.Input has no channels: how many does a color picture have?",
        "min_ndim=4, found ndim=3",
        spoiled("(32, 32, 3) -> (32, 32)"),
        label="no-channels",
    ),
    BuildError(
        "A Conv2D or pooling layer got rows of numbers. Flatten comes after the last of them, and "
        "keras.Input takes the shape of a picture.",
        "ndim=4, found ndim=2",
        AnyOf(
            spoiled("*look, -> layers.Flatten(), *look,"),
            spoiled("*look, -> layers.Flatten(), *look[1:],"),
        ),
        label="flatten-too-early",
    ),
    BuildError(
        "A window does not fit on the maps that reach it. Do you pool too often, or is the window "
        "too large? Or did you give keras.Input the channels first? Keras wants them last: "
        "(32, 32, 3).",
        "output size would be (negative|zero)|[Nn]egative dimension",
        AnyOf(
            spoiled("*look, -> layers.MaxPooling2D(16), *look,"),
            spoiled("(32, 32, 3) -> (3, 32, 32)"),
        ),
        label="window-does-not-fit",
    ),
    BuildError(
        "Keras has no layer of that name. The one that keeps the largest number of each square is "
        "MaxPooling2D.",
        r"layers' has no attribute '\w*[Pp]ool",
        spoiled("*look, -> layers.Maxpooling2D(2),"),
        label="pooling-misspelled",
    ),
    BuildError(
        "Keras has no layer of that name. The one that slides filters over a picture is Conv2D, "
        "with a capital C and a capital D.",
        r"layers' has no attribute '\w*[Cc]onv",
        AnyOf(spoiled("Conv2D(8 -> Conv2d(8"), spoiled("Conv2D(8 -> conv2D(8")),
        label="convolution-misspelled",
    ),
    BuildError(
        "Conv2D and all the other layers need `layers.` in front, not `keras.`.",
        "'keras' has no attribute '(Conv|MaxPool|Flatten|Dense)",
        spoiled("layers.Conv2D(8 -> keras.Conv2D(8"),
        label="keras-for-layers",
    ),
    BuildError(
        "The name of one of your layers ends in 1D: it looks along a line. A picture has two "
        "directions. Take the layer whose name ends in 2D.",
        r"kernel of shape \(\d+, \d+, \d+\) and input|1d(_\d+)?' is .*=3, found ndim=4",
        AnyOf(
            spoiled("Conv2D(8 -> Conv1D(8"),
            spoiled("*look, -> layers.MaxPooling1D(2),"),
            spoiled("*look, -> layers.GlobalAveragePooling1D(),"),
        ),
        label="one-direction",
    ),
    BuildError(
        "Your input has too many axes. Give keras.Input the shape of one picture, and leave the "
        "number of pictures out: Keras adds that axis itself.",
        r"kernel of shape \(\d+, \d+, \d+, \d+\) and input|ndim=4, found ndim=5",
        AnyOf(
            spoiled("(32, 32, 3) -> (10, 32, 32, 3)"),
            spoiled("(32, 32, 3)), *look -> (10, 32, 32, 3)), *look[1:]"),
        ),
        label="too-many-axes",
    ),
    BuildError(
        "The third thing that Conv2D takes is the stride. Give the activation by its name: "
        "activation=….",
        r"Received strides=(relu|softmax)",
        spoiled("Conv2D(8, 3, activation= -> Conv2D(8, 3,"),
        label="activation-as-stride",
    ),
    BuildError(
        '`padding` is a word in quotes: "same" puts zeros around the picture, and "valid" puts '
        "none.",
        r"no attribute 'lower'|`padding` argument must be|name '(same|valid)' is not defined",
        AnyOf(
            spoiled("8, 3, -> 8, 3, padding=1,"),
            spoiled("8, 3, -> 8, 3, padding='zeros',"),
            spoiled("8, 3, -> 8, 3, padding=same,"),
        ),
        label="padding",
    ),
    BuildError(
        "The option is spelled `strides`, with an s at its end.",
        r"Unrecognized keyword arguments.*'stride'",
        spoiled("8, 3, -> 8, 3, stride=2,"),
        label="stride-misspelled",
    ),
    BuildError(
        "Conv2D wants two numbers first: how many filters, and how wide the window is.",
        "missing 1 required positional argument: 'kernel_size'",
        spoiled("Conv2D(8, 3 -> Conv2D(8"),
        label="no-window",
    ),
]
