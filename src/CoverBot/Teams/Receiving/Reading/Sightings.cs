using CoverBot.Receiving;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>What an activity says along the way of who and where.</summary>
internal static class Sightings
{
    public static TeamsSighting Of(Activity activity, string tenant, Uri serviceUrl)
    {
        var user = activity.User;
        var channel = activity.IsOwnChat || activity.IsFromAnywhere ? null : HeardChanges.About(activity);
        return new(
            tenant, serviceUrl, user, activity.Mri, Words(activity.Json.Part("from").Text("name")),
            user is not null && activity is { IsOwnChat: true, IsFromAnywhere: false } ? activity.Room : null,
            channel, channel is null ? null : NameOf(activity, channel),
            channel is null ? null : Activity.Word(activity.Data.Part("team").Text("id")), Zone(activity));
    }

    private static string? NameOf(Activity activity, string channel) => activity.Data.Part("channel") is { } named && named.Text("id") == channel && Words(named.Text("name")) is { } name
        ? name : channel == activity.Room ? Words(activity.Json.Part("conversation").Text("name")) : null;

    private static string? Zone(Activity activity) =>
        Words(activity.Json.Parts("entities").FirstOrDefault(entity => entity.Text("type") == "clientInfo").Text("timezone")) ?? Words(activity.Json.Text("localTimezone"));

    private static string? Words(string? said) => said?.Trim() is { Length: > 0 } words ? words : null;
}
