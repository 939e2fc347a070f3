"""What ``make run`` prints once everything answers."""

from start.stack import Stack


def welcome(stack: Stack, seconds: float, people: str) -> str:
    """Addresses, demo people, and four things to try."""
    return f"""
Bosae runs (ready in {seconds:.1f} s). Ctrl-C ends everything; the data stays in {stack.home}

  A phone with LINE on it    {stack.simulator_url}/
  The staff console          {stack.console_url}/
  The public app             {stack.public_url}/   (webhooks; /readyz)

{people.rstrip()}

Try:
  1. On the phone, as a citizen: scan a sign, press send, tap แจ้งเรื่องยา and tell something.
  2. On the officer's phone, seconds later: acknowledge; nothing of the tip stands in the notice.
  3. In the console, as officer-4505: sign in, open the tip, accept it, mark it investigated.
  4. On the citizen's phone: menu, ติดตามเรื่อง, the receipt: the new status, 15 seconds later.

What hides who acted when is shortened here: a notice that is not urgent waits up to 3 minutes in
a real installation, a new status up to a day.
"""
