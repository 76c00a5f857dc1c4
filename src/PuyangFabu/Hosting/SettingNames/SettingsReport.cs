using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using PuyangFabu.Operations.Settings;

namespace PuyangFabu.Hosting.SettingNames;

/// <summary>Tells of every setting what counts and who set it; of the accounts their own page tells.</summary>
public static class SettingsReport
{
    /// <summary>What may be shown. Anything else is taken for a secret, so that a new one does not show itself.</summary>
    private static readonly string[] Shown =
    [
        "Audit:KeepDays", "Urls", "PublicBaseUrl", "TrustedProxies", "Telemetry:Addresses", "Telemetry:OtlpEndpoint", "Telemetry:OtlpProtocol", "Storage:Provider", "Storage:DataDirectory", "Storage:Files", "Storage:SampleContent",
        "WeChat:DefaultAccount", "WeChat:ApiBaseUrl", "WeChat:Sandbox", "WeChat:SignatureWindowSeconds", "Operators:Bootstrap:UserName", "Operators:IdleMinutes",
        "Operators:SessionHours", "Operators:LockoutFailures", "Operators:LockoutMinutes", "Operators:AddressFailures", "Operators:PasswordDays",
        "Operators:DormantDays", "Operators:RequireSecondFactor", "Operators:ForcePasswordChange", "Operators:AllowedAddresses", "Site:Name",
        "Site:Description", "Site:Organiser", "Site:Operator", "Site:IcpRecord", "Site:Notice", "Review:Stages", "Review:ConfirmAfterwards",
        "Review:ReleaseOnlyReviewed", "Checks:Links", "Checks:AllowPrivateLinks", "Uploads:AttachmentMegabytes", "Audit:Mail:Host", "Audit:Mail:Port", "Audit:Mail:From",
        "Audit:Mail:StartTls", "Followers:WipeAfterUnfollowDays", "Followers:WipeStrangersAfterMinutes", "Inbox:MessageDays", "Talks:SilenceMinutes", "Talks:DutyHours", "Talks:DutyOnWeekends",
        "Talks:MessagesPerMinute", "Talks:AlarmMail", "Talks:AlarmMinutes",
        "Limits:PagesPerMinute", "Limits:FilesPerMinute", "Limits:SearchesPerMinute", "Limits:FormsPerMinute", "Limits:SignInsPerMinute", "Limits:ConsolePerMinute",
        "Limits:ApiPerMinute", "Limits:PagesAtOnce", "Limits:SearchesAtOnce", "Limits:FormsAtOnce", "Limits:ConsoleAtOnce", "Limits:ApiAtOnce",
        "Limits:Waiting", "Limits:Connections", "Limits:HeaderSeconds", "Limits:IdleSeconds", "Limits:BytesPerSecond",
        "Inbox:UnansweredDays", "Broadcasts:LateMinutes", "Broadcasts:AskAgainSeconds", "Broadcasts:PollSeconds", "Broadcasts:SweepSeconds",
        "Broadcasts:CallSeconds", "Broadcasts:RecipientDays", "Cases:QuestionWorkingDays", "Cases:MistakeWorkingDays", "Cases:WorkingDays",
        "Cases:ReturnWorkingDays", "Cases:PetitionNoticeDays", "Cases:PetitionDays", "Cases:Fields", "Cases:LongestDays", "Cases:LongTextCharacters", "Cases:KeepDays", "Cases:NoticeTemplates", "Cases:NoticeFields",
        "Pull:Daily", "Pull:Links",
        "Sources:Enabled", "Sources:AllowPrivate", "Sources:TimeoutSeconds", "Sources:MaxKilobytes", "Sources:PauseSeconds", "Sources:QuietDays",
        "Shutdown:DelaySeconds", "Shutdown:TimeoutSeconds",
    ];

    /// <param name="schema">Of the settings file, for descriptions and defaults; null where the program came without it.</param>
    public static EffectiveSettings Of(IConfigurationRoot configuration, JsonNode? schema) => new(
    [
        .. KnownSettings.Paths.Where(static path => !path.Contains(KnownSettings.Chosen, StringComparison.Ordinal))
            .Select(path => LineOf(path, configuration, Described(schema, path))),
    ]);

    /// <summary>The schema that lies beside the settings file.</summary>
    public static JsonNode? ReadSchema()
    {
        var path = Path.Combine(ProductConfiguration.Folder, "appsettings.schema.json");
        return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
    }

    private static SettingLine LineOf(string path, IConfigurationRoot configuration, JsonNode? described)
    {
        var secret = !Shown.Contains(path, StringComparer.OrdinalIgnoreCase);
        var source = configuration.Providers.LastOrDefault(provider => Has(provider, path)) is { } strongest ? NameOf(strongest) : null;
        var value = secret ? null : source is null ? described?["default"]?.ToString() : Written(configuration.GetSection(path));
        return new SettingLine(path, described?["description"]?.ToString() ?? "", value, source, secret);
    }

    // An empty value is how the file that comes with the program shows a name; it sets nothing.
    private static bool Has(IConfigurationProvider provider, string path) =>
        (provider.TryGet(path, out var value) && !string.IsNullOrEmpty(value)) || provider.GetChildKeys([], path).Any();

    private static string NameOf(IConfigurationProvider provider) => provider switch
    {
        JsonConfigurationProvider file => $"设置文件 {Path.GetFileName(file.Source.Path)}",
        EnvironmentVariablesConfigurationProvider => "环境变量",
        CommandLineConfigurationProvider => "命令行",
        _ => "程序",
    };

    private static string Written(IConfigurationSection section) =>
        section.Value ?? string.Join("、", section.GetChildren().Select(static child => child["Name"] ?? child["Key"] ?? child.Value).OfType<string>());

    private static JsonNode? Described(JsonNode? schema, string path) =>
        path.Split(':').Aggregate(schema, static (node, name) => node?["properties"]?[name]);
}
