"""The page of the counts: docs/differential.md."""
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def summary(comparison):
    return (f"{comparison.calls} calls: {comparison.equal} equal, {sum(comparison.meant.values())} meant to differ, "
            f"{sum(comparison.later.values())} not there yet, {differing(comparison)} unexplained")


def differing(comparison):
    return len({label for label, _ in comparison.different})


def version(number):
    return f"{number // 1000000}.{number // 1000 % 1000}.{number % 1000}"


def write(comparison, counts, versions):
    (reference, drover), emulator = versions
    lines = [
        "# The same calls on libvirtd and droverd", "",
        "One script makes each call on both daemons, in right and wrong states, with right and wrong arguments, and "
        "compares", "the result, the number of an error, and the events that follow. Written by `make differential`; "
        "it fails when an", "answer differs for no known reason.", "",
        f"libvirtd {version(reference)} beside a droverd that speaks {version(drover)}, both with QEMU "
        f"{version(emulator)}.", "", "| | calls |", "|---|---:|",
        f"| made | {comparison.calls} |", f"| equal | {comparison.equal} |",
        f"| meant to differ | {sum(comparison.meant.values())} |",
        f"| droverd does not have it yet | {sum(comparison.later.values())} |",
        f"| unexplained | {differing(comparison)} |", "",
        "## By part", "", "| part | calls |", "|---|---:|",
    ]
    lines += [f"| {name} | {count} |" for name, count in counts.items()]
    for title, reasons in (("Meant to differ", comparison.meant), ("Not there yet", comparison.later)):
        if reasons:
            lines += ["", f"## {title}", "", "| reason | calls |", "|---|---:|"]
            lines += [f"| {why} | {count} |" for why, count in sorted(reasons.items(), key=lambda each: -each[1])]
    if comparison.different:
        lines += ["", "## Unexplained", "", "| call | libvirtd \\| droverd |", "|---|---|"]
        lines += [f"| `{label}` | {what.replace('|', chr(92) + '|')[:200]} |" for label, what in comparison.different]
    with open(f"{ROOT}/docs/differential.md", "w") as file:
        file.write("\n".join(lines) + "\n")
