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
using PuyangFabu.Review.Releasing;
using PuyangFabu.Sources;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Hosting;

/// <summary>All settings after they were read, completed and checked.</summary>
public sealed record ProductSettings
{
    public required StorageOptions Storage { get; init; }

    public required WeChatOptions WeChat { get; init; }

    public required PublisherOptions Site { get; init; }

    public required ChecksOptions Checks { get; init; }

    public required UploadOptions Uploads { get; init; }

    public required InboxOptions Inbox { get; init; }

    public required FollowersOptions Followers { get; init; }

    public required CaseOptions Cases { get; init; }

    public required TalkOptions Talks { get; init; }

    public required SourcesOptions Sources { get; init; }

    public required StageOrder Review { get; init; }

    public required ReleaseRule Release { get; init; }

    public required BroadcastOptions Broadcasts { get; init; }

    public required PullOptions Pull { get; init; }

    public required SecretsOptions Secrets { get; init; }

    public required OperatorsOptions Operators { get; init; }

    public required AuditOptions Audit { get; init; }

    public required AuditMailOptions AuditMail { get; init; }

    public required LimitsOptions Limits { get; init; }

    public required ShutdownOptions Shutdown { get; init; }

    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>Addresses and networks of reverse proxies whose word about the client is taken.</summary>
    public required IReadOnlyList<string> TrustedProxies { get; init; }

    /// <summary>Where the server listens.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Base of links in replies; null means the first address the server listens on.</summary>
    public required Uri? PublicBaseUrl { get; init; }

    /// <summary>True while the built-in WeChat sandbox stands in for the platform.</summary>
    public required bool Sandbox { get; init; }

    public bool SampleContent => Storage.SampleContent ?? Sandbox;
}
