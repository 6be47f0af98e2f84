namespace CoverBot.Tests.Slack.Fake;

/// <summary>What goes wrong with a call. "After" and "done": it was carried out all the same.</summary>
internal enum Fault
{
    None,
    TooFast,
    TooFastWithoutASpan,
    TooFastInTheBody,
    ServerError,
    ServerErrorDone,
    Html,
    Silence,
    SilenceDone,
    CutBefore,
    CutAfter,
    InternalError,
    InternalErrorDone,
    FatalError,
    FatalErrorDone,
}
