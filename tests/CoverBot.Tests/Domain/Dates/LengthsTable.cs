namespace CoverBot.Tests.Domain.Dates;

/// <summary>Lengths of time. Said on Monday 23 November 2026 at 09:00.</summary>
internal static class LengthsTable
{
    public const string Rows = """
        for 3 days => 2026-11-23 to 2026-11-25
        from 5 jan for 2 weeks => 2027-01-05 to 2027-01-18
        a fortnight => 2026-11-23 to 2026-12-06
        a couple of days => 2026-11-23 to 2026-11-24
        next 3 days => 2026-11-23 to 2026-11-25
        the next two weeks => 2026-11-23 to 2026-12-06
        in 3 weeks => 2026-12-14
        for a week => 2026-11-23 to 2026-11-29
        friday fortnight => 2026-12-11
        3 working days => 2026-11-23 to 2026-11-25
        for 3 working days from friday => 2026-11-27 to 2026-12-01
        for 2 weeks starting 5 jan => 2027-01-05 to 2027-01-18
        3 weeks from now => 2026-12-14
        from tomorrow for a week => 2026-11-24 to 2026-11-30
        starting tomorrow for 3 days => 2026-11-24 to 2026-11-26
        3 days starting tomorrow => 2026-11-24 to 2026-11-26
        for the next 2 weeks => 2026-11-23 to 2026-12-06
        for a month => 2026-11-23 to 2026-12-22
        from 5 jan for a month => 2027-01-05 to 2027-02-04
        from jan 5 for six weeks => 2027-01-05 to 2027-02-15
        for 366 days => 2026-11-23 to 2027-11-23
        for a year => 2026-11-23 to 2027-11-22
        last working day of december => 2026-12-31
        in a fortnight => 2026-12-07
        in two weeks' time => 2026-12-07
        in 2 weeks time => 2026-12-07
        in a couple of weeks => 2026-12-07
        in a couple of days => 2026-11-25
        in 10 days for 3 days => 2026-12-03 to 2026-12-05
        on 5 jan for 3 days => 2027-01-05 to 2027-01-07
        5 jan for 3 days => 2027-01-05 to 2027-01-07
        fri for 2 days => 2026-11-27 to 2026-11-28
        fri for a week => 2026-11-27 to 2026-12-03
        2026-12-01 for 2 weeks => 2026-12-01 to 2026-12-14
        2026-12-01 for a fortnight => 2026-12-01 to 2026-12-14
        for 5 days from 1 dec => 2026-12-01 to 2026-12-05
        1 dec for 5 working days => 2026-12-01 to 2026-12-07
        ten days => 2026-11-23 to 2026-12-02
        for ten days => 2026-11-23 to 2026-12-02
        twenty one days => 2026-11-23 to 2026-12-13
        next 5 working days => 2026-11-23 to 2026-11-27
        next couple of days => 2026-11-23 to 2026-11-24
        this fortnight => 2026-11-23 to 2026-12-06
        next fortnight => ask 2026-11-23 to 2026-12-06 or 2026-11-30 to 2026-12-11
        sat & sun both days => 2026-11-28 to 2026-11-29
        for a week starting 5 jan => 2027-01-05 to 2027-01-11
        3 days, starting tomorrow => 2026-11-24 to 2026-11-26
        mon 7 dec for 2 weeks => 2026-12-07 to 2026-12-20
        from the 5th of january for a fortnight => 2027-01-05 to 2027-01-18
        """;
}
