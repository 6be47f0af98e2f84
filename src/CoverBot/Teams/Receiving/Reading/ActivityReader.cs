using System.Collections.Immutable;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>From what Teams sent to what was said. Every member may be missing; what is not known is nothing. Pure.</summary>
internal static class ActivityReader
{
    public static ImmutableArray<Heard> Read(Activity activity, TeamsDelivery delivery) => activity.Type switch
    {
        "message" => HeardMessages.Read(activity, delivery) is { } heard ? [heard] : [],
        "invoke" => [HeardInvokes.Read(activity, delivery)],
        "conversationUpdate" => HeardChanges.Read(activity, delivery),
        "installationUpdate" => HeardInstallations.Read(activity, delivery),
        _ => [],
    };
}
