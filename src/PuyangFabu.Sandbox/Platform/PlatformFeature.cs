using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Archives;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Comments;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Sandbox.Platform.Media;
using PuyangFabu.Sandbox.Platform.Menus;
using PuyangFabu.Sandbox.Platform.Notices;
using PuyangFabu.Sandbox.Platform.Service;
using PuyangFabu.Sandbox.Platform.Statistics;
using PuyangFabu.Sandbox.Platform.Tokens;
using PuyangFabu.Sandbox.Platform.Users;

namespace PuyangFabu.Sandbox.Platform;

/// <summary>Registers the platform's side of the API.</summary>
internal static class PlatformFeature
{
    public static void AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton<PlatformDirectory>();
        services.AddSingleton<FaultQueue>();
        services.AddSingleton(static provider => new PlatformLedger(Time(provider)));
        services.AddSingleton<CallTable>();
        services.AddSingleton<CallPipeline>();
        services.AddSingleton<FinishFaults>();
        services.AddSingleton<FinishEvents>();
        services.AddSingleton<PublicationFinish>();
        services.AddSingleton<PhonePush>();
        services.AddSingleton<MassSending>();
        services.AddSingleton(static provider => new ContactWatch(provider.GetRequiredService<PlatformDirectory>(), Time(provider)));
        services.AddSingleton(static provider => new BackgroundWork(
            provider.GetRequiredService<IHostApplicationLifetime>(), Time(provider), provider.GetRequiredService<ILogger<BackgroundWork>>()));
        services.AddSingleton<QuotaEndpoints>();
        services.AddSingleton<MediaEndpoints>();
        services.AddSingleton<PublishEndpoints>();
        services.AddSingleton<PublishedArchive>();
        services.AddSingleton<MassEndpoints>();
        services.AddSingleton<MassJobEndpoints>();
        services.AddSingleton<TagEndpoints>();
        services.AddSingleton<ServiceEndpoints>();
        services.AddSingleton<PlatformMenuEndpoints>();
        services.AddSingleton<CommentEndpoints>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<TemplateEndpoints>();
        services.AddSingleton<SubscriptionEndpoints>();
        services.AddSingleton<FollowerCounts>();
        services.AddSingleton<MessageCounts>();
        services.AddSingleton<ArticleCounts>();
        services.AddSingleton<StatisticsEndpoints>();
    }

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<SandboxOptions>().TimeProvider;
}
