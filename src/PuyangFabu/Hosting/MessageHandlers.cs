using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Conversation.MenuTaps;
using PuyangFabu.Conversation.Replies;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Hosting;

/// <summary>The one table: which message gets which handler. Anything else is kept and answered with <c>success</c>.</summary>
public static class MessageHandlers
{
    public static IServiceCollection AddMessageHandlers(this IServiceCollection services) => services.AddSingleton(static provider =>
    {
        var arrival = provider.GetRequiredService<ArrivalHandler>();
        var taps = provider.GetRequiredService<MenuTapStore>();
        var follow = provider.GetRequiredService<FollowHandler>();
        var notices = provider.GetRequiredService<NoticeEventHandler>();
        return new HandlerTable(provider.GetService<IHandlingLayer>())
            .On<TextMessage>(provider.GetRequiredService<TextHandler>())
            .On<ImageMessage>(arrival)
            .On<VoiceMessage>(arrival)
            .On<VideoMessage>(arrival)
            .On<ShortVideoMessage>(arrival)
            .On<LocationMessage>(arrival)
            .On<LinkMessage>(arrival)
            .On<FileMessage>(arrival)
            .On(new CountedTaps<ClickEvent>("click", taps, provider.GetRequiredService<MenuClickHandler>()))
            .On(new CountedTaps<ViewEvent>("view", taps, answering: null))
            .On<PublishFinishedEvent>(provider.GetRequiredService<PublishFinishedHandler>())
            .On<MassSendFinishedEvent>(provider.GetRequiredService<MassSendFinishedHandler>())
            .On<SubscribeMessagePopupEvent>(notices)
            .On<SubscribeMessageChangeEvent>(notices)
            .On<SubscribeMessageSentEvent>(notices)
            .On<SubscribeEvent>(follow)
            .On<UnsubscribeEvent>(follow);
    });
}
