namespace CoverBot.Tests.Domain.Dates;

/// <summary>Phrases that are asked back, with both readings. Said on Monday 23 November 2026 at 09:00.</summary>
internal static class AskedBackTable
{
    public const string Rows = """
        mon to fri => ask 2026-11-23 to 2026-11-27 or 2026-11-30 to 2026-12-04
        half day => ask 2026-11-23T09:00 to 2026-11-23T12:00 or 2026-11-23T12:00 to 2026-11-23T17:00
        half day friday => ask 2026-11-27T09:00 to 2026-11-27T12:00 or 2026-11-27T12:00 to 2026-11-27T17:00
        monday and tuesday => ask 2026-11-23 to 2026-11-24 or 2026-11-30 to 2026-12-01
        mon, tue and wed => ask 2026-11-23 to 2026-11-25 or 2026-11-30 to 2026-12-02
        mon-fri => ask 2026-11-23 to 2026-11-27 or 2026-11-30 to 2026-12-04
        2 weeks from monday => ask 2026-11-23 to 2026-12-06 or 2026-11-30 to 2026-12-13 or 2026-12-07 or 2026-12-14
        2 weeks from 5 jan => 2027-01-05 to 2027-01-18
        a week from friday => ask 2026-11-27 to 2026-12-03 or 2026-12-04
        3/4 => ask 2027-03-04 or 2027-04-03
        weekend after next => ask 2026-12-05 to 2026-12-06 or 2026-12-12 to 2026-12-13
        next weekend => ask 2026-11-28 to 2026-11-29 or 2026-12-05 to 2026-12-06
        last week of december => ask 2026-12-21 to 2026-12-25 or 2026-12-28 to 2027-01-01
        i'll be off from monday to friday inclusive please => ask 2026-11-23 to 2026-11-27 or 2026-11-30 to 2026-12-04
        next friday => ask 2026-11-27 or 2026-12-04
        monday => ask 2026-11-23 or 2026-11-30
        until next week => ask 2026-11-23 to 2026-11-29 or 2026-11-23 to 2026-12-04
        until january => ask 2026-11-23 to 2026-12-31 or 2026-11-23 to 2027-01-31
        3/4-7/4 => ask 2027-03-04 to 2027-07-04 or 2027-04-03 to 2027-04-07
        tomorrow at 3 => 2026-11-24T15:00 to 2026-11-25T00:00
        until 15 => ask 2026-11-23 to 2026-12-15 or 2026-11-23T09:00 to 2026-11-23T15:00
        starting monday for 2 weeks => ask 2026-11-23 to 2026-12-06 or 2026-11-30 to 2026-12-13
        fri or mon => ask 2026-11-23 or 2026-11-27 or 2026-11-30
        20-23 => ask 2026-11-23T20:00 to 2026-11-23T23:00 or 2026-12-20 to 2026-12-23
        14-17 => ask 2026-11-23T14:00 to 2026-11-23T17:00 or 2026-12-14 to 2026-12-17
        9:00-5:00 => 2026-11-23T09:00 to 2026-11-23T17:00
        monday to monday => ask 2026-11-23 to 2026-11-30 or 2026-11-30 to 2026-12-07
        monday 9am to monday 5pm => ask 2026-11-23T09:00 to 2026-11-23T17:00 or 2026-11-30T09:00 to 2026-11-30T17:00
        3 days from tomorrow => ask 2026-11-24 to 2026-11-26 or 2026-11-27
        half day tomorrow => ask 2026-11-24T09:00 to 2026-11-24T12:00 or 2026-11-24T12:00 to 2026-11-24T17:00
        tomorrow half day => ask 2026-11-24T09:00 to 2026-11-24T12:00 or 2026-11-24T12:00 to 2026-11-24T17:00
        till monday => ask 2026-11-23 or 2026-11-23 to 2026-11-30
        till monday morning => ask 2026-11-23T09:00 to 2026-11-23T12:00 or 2026-11-23T09:00 to 2026-11-30T12:00
        mon thru fri => ask 2026-11-23 to 2026-11-27 or 2026-11-30 to 2026-12-04
        monday through wednesday => ask 2026-11-23 to 2026-11-25 or 2026-11-30 to 2026-12-02
        next tue to next thu => ask 2026-11-24 to 2026-11-26 or 2026-12-01 to 2026-12-03
        the monday after next => ask 2026-12-07 or 2026-12-14
        next december => ask 2026-12-01 to 2026-12-31 or 2027-12-01 to 2027-12-31
        one month from 5 jan => 2027-01-05 to 2027-02-04
        2 months from 1 dec => 2026-12-01 to 2027-01-31
        4/12 => ask 2026-12-04 or 2027-04-12
        5/12 - 6/12 => ask 2026-12-05 to 2026-12-06 or 2027-05-12 to 2027-06-12
        8-10 => ask 2026-11-23T09:00 to 2026-11-23T10:00 or 2026-11-23T20:00 to 2026-11-23T22:00
        3 o’clock tomorrow => 2026-11-24T15:00 to 2026-11-25T00:00
        friday between 2 and 4 => 2026-11-27T14:00 to 2026-11-27T16:00
        monday week => ask 2026-11-30 or 2026-12-07
        week on monday => ask 2026-11-30 or 2026-12-07
        a week next friday => ask 2026-11-27 to 2026-12-03 or 2026-12-04 to 2026-12-10
        until the weekend => ask 2026-11-23 to 2026-11-27 or 2026-11-23 to 2026-11-29
        mon 9-5 => ask 2026-11-23T09:00 to 2026-11-23T17:00 or 2026-11-30T09:00 to 2026-11-30T17:00
        1/12 14:00-16:00 => ask 2026-12-01T14:00 to 2026-12-01T16:00 or 2027-01-12T14:00 to 2027-01-12T16:00
        5 days from 1 dec => 2026-12-01 to 2026-12-05
        half-day friday => ask 2026-11-27T09:00 to 2026-11-27T12:00 or 2026-11-27T12:00 to 2026-11-27T17:00
        a half day => ask 2026-11-23T09:00 to 2026-11-23T12:00 or 2026-11-23T12:00 to 2026-11-23T17:00
        tomorrow to next friday => ask 2026-11-24 to 2026-11-27 or 2026-11-24 to 2026-12-04
        mon to next wed => ask 2026-11-23 to 2026-11-25 or 2026-11-23 to 2026-12-02 or 2026-11-30 to 2026-12-02
        tuesday next => ask 2026-11-24 or 2026-12-01
        next weekend and monday => ask 2026-11-28 to 2026-11-30 or 2026-12-05 to 2026-12-07
        mon/tue/wed => ask 2026-11-23 to 2026-11-25 or 2026-11-30 to 2026-12-02
        week of 6 dec => ask 2026-11-30 to 2026-12-04 or 2026-12-07 to 2026-12-11
        w/c monday => ask 2026-11-23 to 2026-11-27 or 2026-11-30 to 2026-12-04
        until lunch => ask 2026-11-23T09:00 to 2026-11-23T12:00 or 2026-11-23T09:00 to 2026-11-23T13:00
        tomorrow or friday => ask 2026-11-24 or 2026-11-27
        from 7/12 for 10 days => ask 2026-12-07 to 2026-12-16 or 2027-07-12 to 2027-07-21
        between mon and wed => ask 2026-11-23 to 2026-11-25 or 2026-11-30 to 2026-12-02
        next thurs & fri => ask 2026-11-26 to 2026-11-27 or 2026-12-03 to 2026-12-04
        next weds => ask 2026-11-25 or 2026-12-02
        nxt fri => ask 2026-11-27 or 2026-12-04
        till next friday => ask 2026-11-23 to 2026-11-27 or 2026-11-23 to 2026-12-04
        until next month => ask 2026-11-23 to 2026-11-30 or 2026-11-23 to 2026-12-31
        """;
}
