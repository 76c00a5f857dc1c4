using PuyangFabu.Broadcasts;
using PuyangFabu.Replies;
using PuyangFabu.Webhook;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Hosting;

/// <summary>The one table: which message gets which handler. Anything else is kept and answered with <c>success</c>.</summary>
public static class MessageHandlers
{
    public static IServiceCollection AddMessageHandlers(this IServiceCollection services) => services.AddSingleton(static provider =>
    {
        var arrival = provider.GetRequiredService<ArrivalHandler>();
        var follow = provider.GetRequiredService<FollowHandler>();
        return new HandlerTable()
            .On<TextMessage>(provider.GetRequiredService<TextHandler>())
            .On<ImageMessage>(arrival)
            .On<VoiceMessage>(arrival)
            .On<VideoMessage>(arrival)
            .On<ShortVideoMessage>(arrival)
            .On<LocationMessage>(arrival)
            .On<LinkMessage>(arrival)
            .On<FileMessage>(arrival)
            .On<ClickEvent>(provider.GetRequiredService<MenuClickHandler>())
            .On<MassSendFinishedEvent>(provider.GetRequiredService<MassSendFinishedHandler>())
            .On<SubscribeEvent>(follow)
            .On<UnsubscribeEvent>(follow);
    });
}
