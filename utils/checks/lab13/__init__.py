"""The exercises of Lab 13, generative adversarial networks."""

from utils.checks.lab13 import (
    build_stamp_generator,
    count_modes,
    discriminator_loss,
    generator_loss,
    generators_turn,
)

EXERCISES = [
    discriminator_loss.EXERCISE,
    generator_loss.EXERCISE,
    generators_turn.EXERCISE,
    count_modes.EXERCISE,
    build_stamp_generator.EXERCISE,
]
