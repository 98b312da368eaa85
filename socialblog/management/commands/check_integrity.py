from argparse import ArgumentParser
from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from socialblog.integrity.check import Found
from socialblog.integrity.checking import check_all, repair_all


class Command(BaseCommand):
    help = (
        "Look for anything stored that doesn't agree with the rest: half comments, wrong places "
        "in threads, wrong counts, untrue voices, stuck mails, missing pictures. Ends with 1 when "
        "something is wrong (with --repair: when something is left)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="mend what is wrong")
        parser.add_argument(
            "--most", type=int, default=50, help="how many of a kind are told in full (50)"
        )

    def handle(self, *, repair: bool, most: int, **options) -> None:
        self.most = most
        self.counts: Counter[str] = Counter()
        self.said: set[int] = set()
        if not repair:
            for found in check_all():
                for one in found:
                    self.say(one)
            self.say_how_many()
            if self.counts:
                raise CommandError(
                    f"{self.counts.total()} things are wrong; --repair mends what can be mended."
                )
            self.stdout.write(self.style.SUCCESS("Everything stored agrees with itself."))
            return
        left = repair_all(self.say)
        self.say_how_many()
        if left:
            raise CommandError(
                f"{len(left)} things could not be mended, the first: {left[0].words}"
            )
        words = f"{self.counts.total()} things were wrong and are mended."
        if not self.counts:
            words = "Everything stored agrees with itself."
        self.stdout.write(self.style.SUCCESS(words))

    def say(self, one: Found) -> None:
        # Rounds of mending meet the same thing again.
        if hash(one) in self.said:
            return
        self.counts[one.code] += 1
        if self.counts[one.code] <= self.most:
            self.said.add(hash(one))
            self.stdout.write(f"{one.code}: {one.words}")

    def say_how_many(self) -> None:
        for code, count in self.counts.items():
            if count > self.most:
                self.stdout.write(f"{code}: {count - self.most} more of this kind.")
