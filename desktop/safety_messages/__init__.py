"""The former name of `desktop.messages.safety`."""

from desktop.messages.safety import *  # noqa: F403  # all of it
