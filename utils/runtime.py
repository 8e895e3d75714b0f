"""The start of Keras in a lab: a quiet import, seeds for everything, the choice of CPU or GPU."""

import contextlib
import importlib
import os
import sys
import warnings
from collections.abc import Iterator
from types import ModuleType
from typing import Literal

BACKENDS = {"tensorflow": "TensorFlow", "jax": "JAX", "torch": "PyTorch", "numpy": "NumPy"}


def start(seed: int = 0, device: Literal["cpu", "gpu"] | None = None) -> None:
    """Import Keras without its start-up messages, seed it, and print one line saying what runs.

    `seed` (0 … 2³²-1) seeds Python, NumPy and Keras. `device` is "cpu", "gpu", or None for a GPU
    where there is one; the environment variable COURSE_DEVICE=cpu forces the CPU, whatever the lab
    asks for. KERAS_BACKEND chooses another backend than TensorFlow, as Keras documents. Call it as
    often as you like: again, it seeds, and changes nothing else.

    Raises ImportError if Keras or its backend cannot be imported, RuntimeError if the device cannot
    be had, TypeError or ValueError for any other seed or device.

    Example:
        >>> start(seed=3, device="cpu")  # doctest: +ELLIPSIS
        Keras 3... on ..., CPU, seed 3
    """
    if isinstance(seed, bool) or not hasattr(seed, "__index__"):
        raise TypeError(f"seed is {seed!r}. It must be a whole number, such as seed=3.")
    if not 0 <= seed < 2**32:
        raise ValueError(f"seed is {seed}. It must be 0 … {2**32 - 1}, such as seed=3.")
    if device not in (None, "cpu", "gpu"):
        raise ValueError(f'device is {device!r}. It must be "cpu", "gpu", or None for either.')
    if os.environ.get("COURSE_DEVICE", "").strip().lower() == "cpu":
        device = "cpu"
    with _quiet():
        keras, backend = _import_keras(device)
        if backend.__name__ == "tensorflow":
            _prepare_tensorflow(backend, device)
        keras.utils.set_random_seed(int(seed))
        place = getattr(keras.ops.zeros(1), "device", "cpu")  # ask where a tensor really lands
    used = "CPU" if "cpu" in str(place).lower() else "GPU"
    if device == "gpu" and used == "CPU":
        raise RuntimeError(
            "Keras sees no GPU here. Use device=None to go on with the CPU. With an NVIDIA card on "
            "Linux, `python course.py --gpu` installs what is missing; then restart the kernel."
        )
    if device == "cpu" and used == "GPU":
        raise RuntimeError("Keras uses the GPU already. Restart the kernel, then ask for the CPU.")
    name = BACKENDS.get(backend.__name__, backend.__name__)
    print(f"Keras {keras.__version__} on {name} {backend.__version__}, {used}, seed {seed}")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Send file descriptor 2 to the null device: TensorFlow's C++ writes there, past sys.stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            saved = os.dup(2)
        except OSError:  # a Windows kernel without a console has no descriptor 2
            yield
            return
        null = os.open(os.devnull, os.O_WRONLY)
        if sys.stderr is not None:
            sys.stderr.flush()
        try:
            os.dup2(null, 2)
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)
            os.close(null)


def _import_keras(device: str | None) -> tuple[ModuleType, ModuleType]:
    """Import Keras and its backend, and return both; raise ImportError if that fails."""
    # 3, not 2: without an NVIDIA driver cuInit complains in the tone of an error
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if device == "cpu":  # TensorFlow is told after the import; the others read these before it
        os.environ["JAX_PLATFORMS"] = os.environ["KERAS_TORCH_DEVICE"] = "cpu"
    try:
        keras = importlib.import_module("keras")
        return keras, importlib.import_module(keras.config.backend())
    except (ImportError, AttributeError, ValueError) as error:
        raise ImportError(
            f"Keras did not start: {error}.\nThis is Python {sys.version.split()[0]} in "
            f"{sys.prefix}; TensorFlow needs Python 3.11, 3.12 or 3.13. To see what is wrong, run\n"
            "    python course.py doctor"
        ) from None


def _prepare_tensorflow(tf: ModuleType, device: str | None) -> None:
    """Quiet TensorFlow's log; hide the GPUs, or let it take their memory only as needed."""
    tf.get_logger().setLevel("ERROR")  # or five networks trained in a row earn a warning
    for gpu in tf.config.list_physical_devices("GPU"):
        # once TensorFlow has begun to compute it refuses both; start then looks at what it uses
        with contextlib.suppress(RuntimeError, ValueError):
            if device == "cpu":
                tf.config.set_visible_devices([], "GPU")
            else:
                tf.config.experimental.set_memory_growth(gpu, True)
