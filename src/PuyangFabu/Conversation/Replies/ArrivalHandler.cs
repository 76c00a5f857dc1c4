using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Media;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Tells the follower that something that is not words has arrived; the inbox keeps it.</summary>
public sealed class ArrivalHandler(StandardReplies standard, PeopleReplies people, CaseChat chat, FollowerPace pace) :
    IMessageHandler<ImageMessage>,
    IMessageHandler<VoiceMessage>,
    IMessageHandler<VideoMessage>,
    IMessageHandler<ShortVideoMessage>,
    IMessageHandler<LocationMessage>,
    IMessageHandler<LinkMessage>,
    IMessageHandler<FileMessage>
{
    public ValueTask<Handled> HandleAsync(ImageMessage message, MessageContext context, CancellationToken cancellation) => ArrivedAsync("图片", message, context, cancellation);

    public ValueTask<Handled> HandleAsync(VoiceMessage message, MessageContext context, CancellationToken cancellation) => ArrivedAsync("语音", message, context, cancellation);

    public ValueTask<Handled> HandleAsync(VideoMessage message, MessageContext context, CancellationToken cancellation) => ArrivedAsync("视频", message, context, cancellation);

    public ValueTask<Handled> HandleAsync(ShortVideoMessage message, MessageContext context, CancellationToken cancellation) => ArrivedAsync("视频", message, context, cancellation);

    public ValueTask<Handled> HandleAsync(LocationMessage message, MessageContext context, CancellationToken cancellation) => ArrivedAsync("位置", message, context, cancellation);

    public ValueTask<Handled> HandleAsync(LinkMessage message, MessageContext context, CancellationToken cancellation) => ArrivedAsync("链接", message, context, cancellation);

    public ValueTask<Handled> HandleAsync(FileMessage message, MessageContext context, CancellationToken cancellation) => ArrivedAsync("文件", message, context, cancellation);

    private async ValueTask<Handled> ArrivedAsync(string what, IncomingMessage message, MessageContext context, CancellationToken cancellation)
    {
        var openId = message.FromUserName;
        var handled = people.Noted(
            people.Of("", openId, context)
                ?? await chat.AnswerAsync(WordOf(message, context), openId, context, cancellation)
                ?? pace.Of(openId, context)
                ?? new Handled(standard.Arrived(what, context.Account.Name), ReplyReason.Arrived),
            openId,
            context);
        return MediaArrival.Of(message, context) is { } fetch ? handled with { Writes = [.. handled.Writes, fetch] } : handled;
    }

    private static CaseWord WordOf(IncomingMessage message, MessageContext context) => message switch
    {
        ImageMessage { MediaId: { Length: > 0 } media } => new CaseWord { MediaId = media, AtMs = context.ReceivedMs },
        LocationMessage { Label: { Length: > 0 } place } => new CaseWord { Place = place, AtMs = context.ReceivedMs },
        _ => new CaseWord { AtMs = context.ReceivedMs },
    };
}
