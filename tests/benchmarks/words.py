"""The words the invented discussions are made of; nobody and nothing in them is real."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


VERBS = _listed(
    "keep, drop, share, split, document, rename, guard, test, move, freeze, merge, export, "
    "hide, check, port, trim"
)

THINGS = _listed(
    "early console, start info page, boot stack, entry stub, page tables, command line, "
    "module list, memory map, shared info page, timer setup, grant table, event channels, "
    "device tree, ACPI tables, EFI stub, initial ramdisk, boot protocol, feature flags, "
    "start-up notes, hypercall page, console ring, CPU mask, microcode loader, random seed, "
    "kernel offset, boot log, reset vector, trap table, segment setup, paging switch, domain "
    "builder, firmware image, clock source, interrupt setup, suspend record, balloon driver, "
    "frame list, version note, crash kernel, boot menu"
)

PLACES = _listed(
    "in the loader, for Arm guests, behind a flag, on small machines, before paging, in one "
    "file, for old guests, in the toolstack, without firmware, for nested guests, with two "
    "stages, in early assembly, for one release, under a new name, on every boot, for the "
    "control domain, in shared code, at build time, for debug builds, on large machines, in "
    "the test lab, next to the decompressor, after relocation, for direct boot"
)

COMPONENTS = {
    "linux": "Linux",
    "hypervisor": "The hypervisor",
    "toolstack": "The toolstack",
    "firmware": "Guest firmware",
    "bootloader": "Boot loaders",
    "bsd": "BSD guests",
    "tests": "The test lab",
    "docs": "Documentation",
}

TAGS = _listed(
    "boot, efi, interface, deprecation, early-code, memory, console, timers, naming, testing, "
    "security, arm"
)

TERMS = {
    "entry point": ("the first instruction the kernel runs", "the file that holds that code"),
    "old guests": ("guests nobody builds any more", "guests of any kernel before this one"),
    "stable interface": ("one that is written down", "one that no release has broken so far"),
    "legacy path": ("code for machines without firmware", "all code that is to go one day"),
    "boot parameters": ("the page the loader fills in", "what the user types on the command line"),
    "early code": ("whatever runs before paging", "whatever runs before the console works"),
    "hand-over": ("the jump from loader to kernel", "the data passed at that jump"),
    "direct boot": ("boot without firmware", "boot without a boot loader"),
}

CODE = (
    "startup_64",
    "hvm_start_info",
    "CONFIG_PVH",
    "earlyprintk=xen",
    "xen_start_kernel()",
    "boot_params",
    "init_top_pgt",
    "rdmsr",
    "console=hvc0",
    "setup_data",
    "__START_KERNEL_map",
    "cr3",
)

CODE_SENTENCES = (
    "The hypervisor fills it in before the first instruction runs, so `{code}` sees it at once.",
    "On bare metal the same job is done much later, after `{code}` has been set.",
    "The proposal leaves `{code}` alone and changes what comes before it.",
)

SENTENCES = (
    "The {thing} was written when only one loader used it, and it shows.",
    'Two people found that "{term}" means something else on each side.',
    "A patch for the {thing} went round twice and was never merged.",
    "Distributions carry a change of their own here, and would like to stop.",
    "Nobody could name a user who depends on the present order of the {thing}.",
    'What the thread calls "{term}" is described in no document.',
    "Review time is short on both sides, which several people said outright.",
    "The cost is a few hundred lines of assembly that few people read.",
    "Tests cover the common case only; the {thing} is reached by hand.",
    "Without it there would be a second version of the {thing} for each machine type.",
    "A crash this early leaves no message, so mistakes are found late.",
    "Some replies are about the {thing} in general, some about the case {place}.",
    "An earlier thread about the {thing} ended without an answer.",
    "It can be undone within one release if it turns out wrong.",
    "The numbers given were from one machine and were not repeated.",
    "One reply says of the {thing} that it has to work for ten more years.",
    "The maintainers asked for a written description before any code.",
    "It would be the third change of the {thing} in two years.",
    "Nothing is lost if it waits for another release.",
    "It helps the hypervisor more than it helps Linux.",
)

BULLETS = (
    "the {thing} must keep its address",
    "no new entry in `{code}`",
    "loaders of the last five years still work",
    "a test in the lab for the {thing}",
    "the document is changed in the same series",
    'one meaning of "{term}" in all documents',
    "one person answers for `{code}`",
    "an old loader gets a clear message",
)

SAYS = {
    "supports": (
        "Wants this done in the next release.",
        "Finds the gain worth the review time.",
        "Has run it on two machines and saw no harm.",
        "Prefers this to a second version of the {thing}.",
    ),
    "conditional": (
        "Agrees once the {thing} has been tested.",
        "Would take it when the missing piece is there.",
        "Has nothing against it if somebody maintains it.",
    ),
    "neutral": (
        "Sees reasons on both sides.",
        "Leaves it to the people who maintain the {thing}.",
    ),
    "objects": (
        "Thinks the {thing} should stay as it is.",
        "Fears for guests that nobody tests.",
        "Would rather see the cause removed.",
    ),
    "blocks": (
        "Will not take this without a test of the {thing}.",
        "Says it breaks guests that are in use.",
    ),
    "asks": (
        "Asks who would maintain it.",
        "Asks how the {thing} is found afterwards.",
    ),
}

CONDITIONS = (
    "the {thing} works on both machine types",
    "a release has shipped with it",
    "somebody signs up to maintain it",
)

QUESTIONS = (
    "Who still uses the {thing}?",
    "Can the {thing} be moved later?",
    "Does the {thing} have to be in assembly?",
    "What happens to a loader that knows only the old way?",
)

ANSWERS = (
    "Nobody in the thread knew of one.",
    "Yes, as long as its address is kept.",
    "It was so for history's sake only.",
    "It stops with a message.",
)

EVENTS = (
    "The change of the {thing} is merged.",
    "The {thing} is described in the documentation.",
    "A fix for the {thing} is released.",
    "The old {thing} is removed.",
)

EXPECTATIONS = (
    "The old {thing} is gone within two releases.",
    "All loaders in use know the {thing} by then.",
)

SUMMARIES = ("The {thing} is {status}.", "Two views of the {thing}; {status}.")

QUOTE_STARTS = ("I would", "we should not", "it is fine to", "please do not", "let us")
QUOTE_MIDDLES = ("touch", "carry", "rewrite", "trust", "copy")

FIRST_NAMES = _listed(
    "Ada, Bruno, Carla, Deniz, Edda, Farid, Greta, Hiro, Ines, Jonas, Kira, Lev, Mina, Nils, "
    "Olga, Pavel, Quinn, Rosa, Stellan, Tomke, Ulla, Vito, Wanda, Yara, Zoë, José, Åsa, "
    "François"
)

LAST_NAMES = _listed(
    "Alder, Birk, Copper, Dunn, Elm, Fern, Grau, Hazel, Irons, June, Kestrel, Larch, Moss, "
    "Nettle, Oak, Pine, Quill, Rowan, Sedge, Thorn, Ulm, Winter, Willow, Yarrow"
)

FIRMS = ("Northgate Systems", "Blue Heron", "Millstone Labs", "Harbour Cloud", "Fenland University")
ROLES = ("Maintainer of the boot code", "Release manager", "Reviewer of early code")
