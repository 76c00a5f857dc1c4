using PuyangFabu.Accounts;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Hosting.Stopping;
using PuyangFabu.Hosting.Telemetry;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;
using PuyangFabu.People.Operators;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Review;
using PuyangFabu.Sources;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Hosting.SettingNames;

/// <summary>The names of all settings of this product. A section's names are those of its class of options.</summary>
internal static class KnownSettings
{
    /// <summary>Stands for a name that people choose, as that of an account.</summary>
    public const string Chosen = "*";

    private static readonly (string Name, Type Options)[] Sections =
    [
        (StorageOptions.SectionName, typeof(StorageOptions)),
        (WeChatOptions.SectionName, typeof(WeChatOptions)),
        (SecretsOptions.SectionName, typeof(SecretsOptions)),
        (OperatorsOptions.SectionName, typeof(OperatorsOptions)),
        (PublisherOptions.SectionName, typeof(PublisherOptions)),
        (ReviewOptions.SectionName, typeof(ReviewOptions)),
        (BroadcastOptions.SectionName, typeof(BroadcastOptions)),
        (PullOptions.SectionName, typeof(PullOptions)),
        (ChecksOptions.SectionName, typeof(ChecksOptions)),
        (UploadOptions.SectionName, typeof(UploadOptions)),
        (FollowersOptions.SectionName, typeof(FollowersOptions)),
        (CaseOptions.SectionName, typeof(CaseOptions)),
        (InboxOptions.SectionName, typeof(InboxOptions)),
        (TalkOptions.SectionName, typeof(TalkOptions)),
        (SourcesOptions.SectionName, typeof(SourcesOptions)),
        (LimitsOptions.SectionName, typeof(LimitsOptions)),
        (ShutdownOptions.SectionName, typeof(ShutdownOptions)),
        (TelemetryOptions.SectionName, typeof(TelemetryOptions)),
    ];

    public static SettingNode Root { get; } = SettingNode.Section(
    [
        ("Urls", SettingNode.Value),
        ("PublicBaseUrl", SettingNode.Value),
        ("TrustedProxies", SettingNode.ListOf(SettingNode.Value)),
        ("Audit", SettingNode.Section([("Mail", SettingNode.Of(typeof(AuditMailOptions))), .. SettingNode.Of(typeof(AuditOptions)).Children.Select(static child => (child.Key, child.Value))])),
        .. Sections.Select(static section => (section.Name, SettingNode.Of(section.Options))),
    ]);

    /// <summary>The path of every value and list, with <see cref="Chosen"/> for names that people choose.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Below(Root, "")];

    private static IEnumerable<string> Below(SettingNode node, string path)
    {
        if (node.IsValue || node.IsList)
        {
            return [path];
        }

        var prefix = path.Length == 0 ? "" : path + ":";
        return node.Each is { } each
            ? Below(each, prefix + Chosen)
            : node.Children.SelectMany(child => Below(child.Value, prefix + child.Key));
    }
}
