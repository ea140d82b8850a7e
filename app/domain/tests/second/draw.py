#!/usr/bin/env python3
"""The draw sunshine-draw/2, written again from the text of its specification alone.

Reads one JSON object a line, {"frozen": document, "seed": hex, "leave": [label, …]}, and writes one line for each: the
canonical JSON of the result, a tab, and that of the replacements after those of `leave` left their seats one after the
other; or "impossible". For lots, `leave` holds pairs of group and entry. Only the standard library. It decides completeness by trying, so it is for small documents.
"""

import hashlib
import hmac
import json
import sys

REGIONS = [
    "provincial", "changchun", "jilin", "siping", "liaoyuan", "tonghua", "baishan", "songyuan", "baicheng", "yanbian",
    "changbaishan",
]
ROLES = ["chief", "deputy", "public"]
LEADING = ("chief", "deputy")


def canonical(value):
    """Section 1. Python sorts by code points and escapes as the text demands when it does not keep to ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data):
    return hashlib.sha256(data).digest()


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


class Key:
    """Section 3."""

    def __init__(self, frozen_hash, seed):
        self.prk = mac(frozen_hash, seed)

    def expand(self, info, length):
        return mac(self.prk, info.encode() + b"\x01")[:length]

    def position(self, label):
        return self.expand(label, 32)


class Stream:
    def __init__(self, key, label, number, purpose):
        self.key, self.prefix, self.counter = key, f"{label}/{number}/{purpose}/", 0

    def below(self, n):
        while True:
            word = int.from_bytes(self.key.expand(self.prefix + str(self.counter), 8), "big")
            self.counter += 1
            if word < 2**64 - 2**64 % n:
                return word % n


def exclusion(entrant, day):
    if entrant["state"] != "certified":
        return "not-certified"
    if entrant["certified_until"] < day:
        return "certificate-ends"
    if entrant["assessment"] == "failed":
        return "assessment-failed"
    if not entrant["roles"]:
        return "no-role"
    return None


class Seating:
    """Section 4: the seating as it grows; `seats` maps a label to room and role."""

    def __init__(self, task, day):
        self.rooms = {room["label"]: room for room in task["rooms"]}
        self.pairs = [set(pair) for pair in task["conflict_pairs"]]
        self.excluded = [
            {"label": it["label"], "reason": exclusion(it, day)} for it in task["pool"] if exclusion(it, day)
        ]
        self.pool = {it["label"]: it for it in task["pool"] if not exclusion(it, day)}
        self.seats = {}

    def may_take(self, entrant, room, role):
        return (
            role in entrant["roles"]
            and room["place"] != entrant["home"]
            and {room["place"], entrant["home"]} not in self.pairs
            and entrant["called"] in (None, room["place"])
            and room["label"] not in entrant["avoid"]
        )

    def there(self, room):
        return [(self.pool[who], role) for who, (label, role) in self.seats.items() if label == room["label"]]

    def left(self, room, role):
        return room["seats"][role] - sum(1 for _, taken in self.there(room) if taken == role)

    def keeps_limits(self, entrant, room):
        there = [other for other, _ in self.there(room)]
        of_unit = sum(1 for other in there if other["unit"] == entrant["unit"])
        of_recruiting = sum(1 for other in there if other["unit"] in room["recruiting"])
        if room["of_one_unit"] is not None and of_unit >= room["of_one_unit"]:
            return False
        return entrant["unit"] not in room["recruiting"] or of_recruiting < room["of_recruiting"]

    def keeps_personnel(self, entrant, room, role):
        """Section 7: whether a leading seat may go to the examiner after somebody left it."""
        if role not in LEADING:
            return True
        empty = sum(self.left(room, leading) for leading in LEADING) - 1
        return self.personnel(room) + entrant["personnel"] + empty >= room["personnel"]

    def personnel(self, room):
        return sum(1 for other, role in self.there(room) if role in LEADING and other["personnel"])

    def lacks(self, room):
        return self.personnel(room) < room["personnel"]

    def open_to(self, entrant, room, role):
        return self.left(room, role) > 0 and self.may_take(entrant, room, role) and self.keeps_limits(entrant, room)

    def completable(self):
        """Whether whoever has no seat can take all that are left: the seat with the fewest takers first."""
        best = None
        for room in self.rooms.values():
            wanted = room["personnel"] - self.personnel(room)
            if wanted > sum(self.left(room, role) for role in LEADING):
                return False
            for role in ROLES:
                if self.left(room, role) > 0:
                    free = (it for label, it in self.pool.items() if label not in self.seats)
                    able = [it["label"] for it in free if self.open_to(it, room, role)]
                    if best is None or len(able) < len(best[2]):
                        best = (room, role, able)
        if best is None:
            return True
        room, role, able = best
        for label in able:
            self.seats[label] = (room["label"], role)
            if self.completable():
                del self.seats[label]
                return True
            del self.seats[label]
        return False

    def completable_with(self, label, room, role):
        self.seats[label] = (room["label"], role)
        answer = self.completable()
        del self.seats[label]
        return answer


def pick(options, value):
    for option, weight in options:
        if value < weight:
            return option
        value -= weight
    raise ValueError("the value is below the sum of the weights")


def choose(seating, key, number, entrant):
    """Section 5, steps 1 to 4, for one examiner in one round; gives room and role, or none."""

    def given(room, role):
        return (role in LEADING) == (number < 3) and (number > 1 or seating.lacks(room))

    def open_rooms(place, role):
        rooms = sorted(seating.rooms.values(), key=lambda room: room["label"])
        return [r for r in rooms if r["place"] == place and given(r, role) and seating.open_to(entrant, r, role)]

    place_stream = Stream(key, entrant["label"], number, "place")
    struck = []
    while True:
        options = []
        for place in REGIONS:
            for role in ROLES:
                weight = sum(seating.left(room, role) for room in open_rooms(place, role))
                if weight > 0 and (place, role) not in struck:
                    options.append(((place, role), weight))
        options = [it for it in options if it[0][0] != entrant["last"]] or options
        if not options:
            return None
        place, role = pick(options, place_stream.below(sum(weight for _, weight in options)))
        rooms = open_rooms(place, role)
        if not any(seating.completable_with(entrant["label"], room, role) for room in rooms):
            struck.append((place, role))
            continue
        room_stream = Stream(key, entrant["label"], number, "room")
        while True:
            weights = [(room, seating.left(room, role)) for room in rooms]
            room = pick(weights, room_stream.below(sum(weight for _, weight in weights)))
            if seating.completable_with(entrant["label"], room, role):
                return room["label"], role
            rooms.remove(room)


def draw_seating(task, day, key):
    seating = Seating(task, day)
    if not seating.completable():
        return None
    order = sorted(seating.pool, key=key.position)
    ranks = []
    for number in (1, 2, 3):
        for label in order:
            entrant = seating.pool[label]
            if label in seating.seats or number == 1 and not entrant["personnel"]:
                continue
            seat = choose(seating, key, number, entrant)
            if seat:
                seating.seats[label] = seat
                ranks.append(label)
    taken, seats = {}, []
    for label in ranks:
        room, role = seating.seats[label]
        taken[room, role] = taken.get((room, role), 0) + 1
        seats.append({"room": room, "role": role, "k": taken[room, role], "label": label})
    seats.sort(key=lambda seat: (seat["room"], ROLES.index(seat["role"]), seat["k"]))
    return seating, {"seats": seats, "excluded": seating.excluded, "order": order}


def replace(seating, order, leave):
    """Section 7: who takes each seat that is left, in the order in which they are left."""
    left, made = set(), []
    for out in leave:
        label, role = seating.seats.pop(out)
        left.add(out)
        room = seating.rooms[label]

        def takes(it):
            return (
                seating.may_take(it, room, role)
                and seating.keeps_limits(it, room)
                and seating.keeps_personnel(it, room, role)
            )

        free = (who for who in order if who not in seating.seats and who not in left)
        into = next((who for who in free if takes(seating.pool[who])), None)
        if into is not None:
            seating.seats[into] = (label, role)
        made.append({"room": label, "role": role, "out": out, "into": into})
    return made


def draw_lots(task, key):
    """Section 6."""
    return [
        {"label": it["label"], "order": sorted(it["entries"], key=lambda entry: key.position(f"{it['label']}/{entry}"))}
        for it in task["groups"]
    ]


def replace_lots(task, drawn, leave):
    """Section 7: who comes in for each drawn entry that cannot come."""
    take = {it["label"]: it["take"] for it in task["groups"]}
    waiting = {it["label"]: it["order"][take[it["label"]] :] for it in drawn if take[it["label"]] is not None}
    return [
        {"group": group, "out": out, "into": waiting[group].pop(0) if waiting[group] else None} for group, out in leave
    ]


def draw(frozen, seed, leave):
    frozen_hash = sha256(canonical(frozen))
    key = Key(frozen_hash, seed)
    if "lots" in frozen["task"]:
        task = frozen["task"]["lots"]
        groups = draw_lots(task, key)
        drawn, replaced = {"lots": groups}, replace_lots(task, groups, leave)
    else:
        seated = draw_seating(frozen["task"]["seating"], frozen["day"], key)
        if seated is None:
            return None
        seating, seats = seated
        drawn, replaced = {"seating": seats}, replace(seating, seats["order"], leave)
    return {"v": "sunshine-draw/2", "frozen": frozen_hash.hex(), "seed": seed.hex(), "drawn": drawn}, replaced


def main():
    for line in sys.stdin:
        case = json.loads(line)
        answer = draw(case["frozen"], bytes.fromhex(case["seed"]), case["leave"])
        line = b"impossible" if answer is None else b"\t".join(canonical(part) for part in answer)
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
