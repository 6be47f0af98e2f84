namespace CoverBot.Cli;

/// <summary><c>teams-package --app-id … --domain …</c>: writes the zip that an administrator uploads to Teams.</summary>
internal static class TeamsPackageCommand
{
    /// <summary>0: written; 1: it could not be written; 2: wrong options.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (TeamsPackageOptions.Parse(args, out var wrong) is not { } options)
        {
            errors.WriteLine(wrong);
            return 2;
        }
        try
        {
            // Whole in memory first: what stands there already is replaced by a good one or not at all.
            using var zip = new MemoryStream();
            TeamsPackage.Write(zip, options);
            File.WriteAllBytes(options.Out, zip.ToArray());
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            errors.WriteLine($"The file {options.Out} can't be written here; name another with --out.");
            return 1;
        }
        output.WriteLine($"{options.Out} is the app for Teams, version {options.Version}, for the bot {options.AppId} at https://{options.Domain}.");
        output.WriteLine("An administrator uploads it: Teams admin center > Teams apps > Manage apps > Actions > Upload new app.");
        output.WriteLine($"The bot's messaging endpoint (Azure portal > your bot > Configuration) is https://{options.Domain}/api/messages.");
        return 0;
    }
}
