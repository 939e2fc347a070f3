"""What ``make run`` prints once everything answers."""

from start.stack import Stack


def welcome(stack: Stack, seconds: float) -> str:
    """Addresses, demo people, and three things to try."""
    return f"""
Bosae runs (ready in {seconds:.1f} s). Ctrl-C ends everything; the data stays in {stack.home}

  LINE on this machine, citizen and officer   {stack.simulator_url}/
  Staff console                               {stack.console_url}/
  Public app (webhooks, signs)                {stack.public_url}/
"""
