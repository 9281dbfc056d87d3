"""The dates that a sentence prints, each with its weekday: each way of writing one beside the nearest that is none."""

import pytest

from checks.relations.dates import MONTHS, WEEKDAYS, PrintedDate, printed_dates

READ: list[tuple[str, list[str]]] = [
    ("They met on Friday, February 12, in Rome.", ["Friday, February 12 is Fri 12 Feb plain"]),
    ("They met on Friday morning, February 12, in Rome.", ["Friday morning, February 12 is Fri 12 Feb plain"]),
    ("They met on Friday evening, February 12.", ["Friday evening, February 12 is Fri 12 Feb plain"]),
    ("They met on Friday night (February 12).", ["Friday night (February 12) is Fri 12 Feb plain"]),
    ("They met on Friday (February 12).", ["Friday (February 12) is Fri 12 Feb plain"]),
    ("They met on Friday, (February 12).", ["Friday, (February 12) is Fri 12 Feb plain"]),
    ("They met on Friday (12 February).", ["Friday (12 February) is Fri 12 Feb plain"]),
    ("They met on Friday, (12 February).", ["Friday, (12 February) is Fri 12 Feb plain"]),
    ("They met on Friday(12 February).", ["Friday(12 February) is Fri 12 Feb plain"]),
    ("They met on Friday, on February 12, in Rome.", ["Friday, on February 12 is Fri 12 Feb plain"]),
    ("They met on Friday on 12 February.", ["12 February is 12 Feb plain"]),
    ("They met on Friday the 12th of February.", ["Friday the 12th of February is Fri 12 Feb plain"]),
    ("They met on Friday, the 12th of February.", ["Friday, the 12th of February is Fri 12 Feb plain"]),
    (
        "They met on Friday, the 2nd of May, and on Saturday, the 3rd of May, and on Thursday, the 1st of May.",
        [
            "Friday, the 2nd of May is Fri 2 May plain",
            "Saturday, the 3rd of May is Sat 3 May plain",
            "Thursday, the 1st of May is Thu 1 May plain",
        ],
    ),
    ("They met on Friday the 12 February meeting was called off.", ["12 February is 12 Feb"]),
    ("They met on Friday, 12 February 2021, in Rome.", ["Friday, 12 February 2021 is Fri 12 Feb 2021 plain"]),
    ("They met on Friday, February the 12th, in Rome.", ["Friday, February the 12th is Fri 12 Feb plain"]),
    ("They met on Friday, February 12th, 2021.", ["Friday, February 12th, 2021 is Fri 12 Feb 2021 plain"]),
    ("They met on Fri. Feb. 12.", ["Fri. Feb. 12 is Fri 12 Feb plain"]),
    ("It ended on Tues. 3 Dec.", ["Tues. 3 Dec is Tue 3 Dec plain"]),
    (
        "It ended on Tue 3 Dec, Wed 4 Dec and Thurs 5 Dec.",
        ["Tue 3 Dec is Tue 3 Dec plain", "Wed 4 Dec is Wed 4 Dec plain", "Thurs 5 Dec is Thu 5 Dec plain"],
    ),
    (
        "It runs from Thursday 3 to Saturday 5 April.",
        ["Thursday 3 is Thu 3 Apr plain", "Saturday 5 April is Sat 5 Apr plain"],
    ),
    (
        "It runs from Thursday the 3rd to Saturday the 5th of April 2025.",
        ["Thursday the 3rd is Thu 3 Apr 2025 plain", "Saturday the 5th of April 2025 is Sat 5 Apr 2025 plain"],
    ),
    ("It runs from Thursday, 3 to 5 April.", ["Thursday, 3 is Thu 3 Apr plain"]),
    ("It runs from Thursday 3 to the 5th of April.", ["Thursday 3 is Thu 3 Apr plain"]),
    (
        "It runs on Thursday 3, Friday 4 and Saturday 5 April.",
        ["Thursday 3 is Thu 3 Apr plain", "Friday 4 is Fri 4 Apr plain", "Saturday 5 April is Sat 5 Apr plain"],
    ),
    ("It runs on Thursday 30 to Saturday 5 April.", ["Saturday 5 April is Sat 5 Apr plain"]),
    ("It was open 3 to 5 April and 3-5 May.", ["3 to 5 April is 3-5 Apr", "3-5 May is 3-5 May"]),
    ("It was open 3 to the 5th of April.", ["3 to the 5th of April is 3-5 Apr"]),
    (
        "It was open April 3-5, 2025, and May 3 to 5.",
        ["April 3-5, 2025 is 3-5 Apr 2025 plain", "May 3 to 5 is 3-5 May"],
    ),
    ("It was open from 3 or 4 April until 5 May.", ["3 or 4 April is 3-4 Apr", "5 May is 5 May plain"]),
    ("It rose to 3.5 May 7.", ["May 7 is 7 May"]),
    (
        "It is open on 12 February (Friday) and 13 February (a Saturday).",
        ["12 February (Friday) is Fri 12 Feb plain", "13 February is 13 Feb"],
    ),
    ("It met on 12 February, a Friday, in Rome.", ["12 February, a Friday is Fri 12 Feb plain"]),
    ("It met on 12 February, Friday, in Rome.", ["12 February, Friday is Fri 12 Feb plain"]),
    ("It met on 12 February, Friday", ["12 February, Friday is Fri 12 Feb plain"]),
    ("It met on 12 February, Friday night.", ["12 February is 12 Feb plain"]),
    ("It met on 12 February (Fri.).", ["12 February (Fri.) is Fri 12 Feb plain"]),
    ("It met on 12 February 2021, a Friday.", ["12 February 2021, a Friday is Fri 12 Feb 2021 plain"]),
    ("On 12 February a Friday market opened.", ["12 February is 12 Feb plain"]),
    ("On 12 February Friday prayers were held.", ["12 February is 12 Feb plain"]),
    ("Friday and Saturday, April 4 and 5, are free.", ["April 4 and 5 is 4-5 Apr"]),
    ("It opens Friday or Saturday, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Friday to Saturday, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Friday through Saturday, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Friday until Saturday, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Friday & Saturday, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Friday, Saturday, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Fri-Sat, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Fri/Sat, April 5.", ["April 5 is 5 Apr"]),
    ("It opens Fri. Sat. April 5.", ["April 5 is 5 Apr"]),
    ("The minister said Friday 12 February flights were full.", ["12 February is 12 Feb"]),
    ("The minister said late Friday 12 February flights were full.", ["12 February is 12 Feb"]),
    ("The minister said early on Friday 12 February flights were full.", ["12 February is 12 Feb"]),
    ("The minister said on Friday 12 February flights were full.", ["12 February is 12 Feb"]),
    ("The minister said on Friday 12 February that flights were full.", ["Friday 12 February is Fri 12 Feb plain"]),
    (
        "The minister said on Friday 12 February 2021 flights were full.",
        ["Friday 12 February 2021 is Fri 12 Feb 2021 plain"],
    ),
    ("The minister said on Friday 12 February.", ["Friday 12 February is Fri 12 Feb plain"]),
    ("Every Friday 12 February to March it opens.", ["12 February is 12 Feb"]),
    ("Each Friday, 8 January to 28 March, it opens.", ["8 January is 8 Jan", "28 March is 28 Mar"]),
    ("Sheffield Wednesday 12 February tickets are sold.", ["12 February is 12 Feb"]),
    ("Black Friday, 28 November, was busy.", ["28 November is 28 Nov"]),
    ("The Sun, 12 March 2025, had it first.", ["12 March 2025 is 12 Mar 2025 plain"]),
    ("THE SUN, 12 MARCH 2025, HAD IT FIRST.", ["12 MARCH 2025 is 12 Mar 2025 plain"]),
    ("SUN, 12 MARCH 2025, IN ROME.", ["SUN, 12 MARCH 2025 is Sun 12 Mar 2025 plain"]),
    ("They met on 31 June.", ["31 June is 31 Jun plain"]),
    ("They met by June 31.", ["June 31 is 31 Jun plain"]),
    ("Until 31 June it is open.", ["31 June is 31 Jun plain"]),
    ("Since the 31 September it is shut.", ["31 September is 31 Sep plain"]),
    ("It is dated 31 June.", ["31 June is 31 Jun plain"]),
    ("They met in June 31 times.", ["June 31 is 31 Jun"]),
    ("From 31 June on it is open.", ["31 June is 31 Jun plain"]),
    ("On the 31 June guests it has no word.", ["31 June is 31 Jun"]),
    ("They met on 31 June people say.", ["31 June is 31 Jun"]),
    ("They met on 31 June and left.", ["31 June is 31 Jun plain"]),
    ("They met on Friday, 12 February 1821 (Old Style).", []),
    ("They met on Friday, 12 February, O.S.", []),
    ("By the Julian count it was Friday, 12 February.", []),
    ("By the Orthodox calendar it was Friday, 12 February.", []),
    ("By the Hebrew calendar it was Friday, 12 February.", []),
    ("By the lunar calendar it was Friday, 12 February.", []),
    ("By the Hijri calendar it was Friday, 12 February.", []),
    ("On Friday, 12 February 1342 AH, it fell.", []),
    ("Julian met them on Friday.", []),
    (
        "12 Feb Friday 13 Feb Saturday 14 Feb",
        ["12 Feb is 12 Feb", "Friday 13 Feb is 13 Feb plain", "Saturday 14 Feb is 14 Feb plain"],
    ),
    (
        "12 Feb, Friday 13 Feb, Saturday 14 Feb",
        ["12 Feb is 12 Feb", "Friday 13 Feb is 13 Feb plain", "Saturday 14 Feb is 14 Feb plain"],
    ),
    (
        "12 Feb: Friday 13 Feb, Saturday 14 Feb",
        ["12 Feb is 12 Feb", "Friday 13 Feb is Fri 13 Feb plain", "Saturday 14 Feb is Sat 14 Feb plain"],
    ),
    ("It opens on 5 March and on Friday 7 March.", ["5 March is 5 Mar plain", "Friday 7 March is Fri 7 Mar plain"]),
    ("Between 12 February and 13 March it rained.", ["12 February is 12 Feb", "13 March is 13 Mar"]),
    ("At 12:30 May 5 it fell.", ["May 5 is 5 May"]),
    ("May 5,000 people come.", []),
    ("May 5.5 million people come.", []),
    ("May 12% of them come.", []),
    ("It met on May 12-strong.", []),
    ("It rained on 12/13 February.", ["12/13 February is 12-13 Feb plain"]),
    ("It rained on February 12/13.", ["February 12/13 is 12-13 Feb plain"]),
    ("It rained on the 12th and 13th of February.", ["12th and 13th of February is 12-13 Feb plain"]),
    ("It rained 12 and 13 February, 2024.", ["12 and 13 February, 2024 is 12-13 Feb 2024 plain"]),
    ("It rained on 12 February 2024-25.", ["12 February is 12 Feb plain"]),
    ("It was the Good Friday, April 18, sermon.", ["April 18 is 18 Apr"]),
    (
        "It is on Friday, April 18, Saturday, April 19 and Sunday 20 April.",
        [
            "Friday, April 18 is Fri 18 Apr plain",
            "Saturday, April 19 is Sat 19 Apr plain",
            "Sunday 20 April is Sun 20 Apr plain",
        ],
    ),
    ("(They met on Friday 12 February) and later.", ["Friday 12 February is Fri 12 Feb plain"]),
    ("(They met on 31 June) and later.", ["31 June is 31 Jun plain"]),
    ("It is open (on Friday 12 February, at noon).", ["Friday 12 February is Fri 12 Feb plain"]),
    ("It runs from Thursday 5 to Saturday 5 April.", ["Saturday 5 April is Sat 5 Apr plain"]),
    ("It runs on Friday and Thursday 3 to Saturday 5 April.", ["Saturday 5 April is Sat 5 Apr plain"]),
    ("Every Thursday 3 to Saturday 5 April it opens.", ["Saturday 5 April is Sat 5 Apr plain"]),
    ("It is open Mon-Fri 12 May.", ["12 May is 12 May"]),
    ("The Easter-Sunday, April 20, sermon was long.", ["April 20 is 20 Apr"]),
    ("The Calgary Sun, June 7, 2025, has it.", ["June 7, 2025 is 7 Jun 2025 plain"]),
    ("It is in the Toronto Sun (June 7, 2025).", ["June 7, 2025 is 7 Jun 2025 plain"]),
    ("THE CALGARY SUN, JUNE 7, 2025", ["JUNE 7, 2025 is 7 Jun 2025 plain"]),
    ("The Calgary Sunday, June 8, 2025, has it.", ["Sunday, June 8, 2025 is Sun 8 Jun 2025 plain"]),
    ("The fair is open Sun, June 8, 2025.", ["Sun, June 8, 2025 is Sun 8 Jun 2025 plain"]),
    ("When: Open Sun, June 8, 2025.", ["Sun, June 8, 2025 is Sun 8 Jun 2025 plain"]),
    ("The Herald-Sun, June 7, 2025, has it.", ["June 7, 2025 is 7 Jun 2025 plain"]),
    ("It opened on Black-Friday, November 29, 2024.", ["November 29, 2024 is 29 Nov 2024 plain"]),
    ("It is open Tuesday-to-Saturday, June 3, 2025 on.", ["June 3, 2025 is 3 Jun 2025 plain"]),
    ("It is open Tue\u2011Sat, June 3, 2025 on.", ["June 3, 2025 is 3 Jun 2025 plain"]),
    ("It went to O’Sun, June 7, 2025.", ["June 7, 2025 is 7 Jun 2025 plain"]),
    ("It went to “Sun, June 8, 2025”.", ["Sun, June 8, 2025 is Sun 8 Jun 2025 plain"]),
    ("It opened-on Sun, June 8, 2025.", ["Sun, June 8, 2025 is Sun 8 Jun 2025 plain"]),
    ("THEY MET ON SEPT. 5 AND ON TUES. DEC. 3.", ["SEPT. 5 is 5 Sep", "TUES. DEC. 3 is Tue 3 Dec plain"]),
    ("They met on Friday, February 12, 2021-22.", ["Friday, February 12 is Fri 12 Feb plain"]),
    ("They met on Friday(February 12).", ["Friday(February 12) is Fri 12 Feb plain"]),
    ("(They met on 12 February, a Friday) and later.", ["12 February, a Friday is Fri 12 Feb plain"]),
]


def shown(text: str, date: PrintedDate) -> str:
    """`Friday, February 12 is Fri 12 Feb`; what can be no count is `plain`."""
    weekday = WEEKDAYS[date.weekday - 1][:3] if date.weekday else ""
    year = str(date.year) if date.year is not None else ""
    days = "-".join(map(str, date.days))
    told = " ".join(filter(None, (weekday, days, MONTHS[date.month - 1][:3], year, "plain" if date.is_plain else "")))
    return f"{text[date.start : date.end]} is {told}"


@pytest.mark.parametrize(("text", "dates"), READ)
def test_dates(text: str, dates: list[str]) -> None:
    found = printed_dates(text)
    assert [shown(text, date) for date in found] == dates
    assert all(date.weekday in range(8) for date in found)
