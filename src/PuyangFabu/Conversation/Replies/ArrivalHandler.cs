using PuyangFabu.Conversation.Media;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Tells the follower that something that is not words has arrived; the inbox keeps it.</summary>
public sealed class ArrivalHandler(StandardReplies standard, PeopleReplies people) :
    IMessageHandler<ImageMessage>,
    IMessageHandler<VoiceMessage>,
    IMessageHandler<VideoMessage>,
    IMessageHandler<ShortVideoMessage>,
    IMessageHandler<LocationMessage>,
    IMessageHandler<LinkMessage>,
    IMessageHandler<FileMessage>
{
    public ValueTask<Handled> HandleAsync(ImageMessage message, MessageContext context, CancellationToken cancellation) => Arrived("图片", message, context);

    public ValueTask<Handled> HandleAsync(VoiceMessage message, MessageContext context, CancellationToken cancellation) => Arrived("语音", message, context);

    public ValueTask<Handled> HandleAsync(VideoMessage message, MessageContext context, CancellationToken cancellation) => Arrived("视频", message, context);

    public ValueTask<Handled> HandleAsync(ShortVideoMessage message, MessageContext context, CancellationToken cancellation) => Arrived("视频", message, context);

    public ValueTask<Handled> HandleAsync(LocationMessage message, MessageContext context, CancellationToken cancellation) => Arrived("位置", message, context);

    public ValueTask<Handled> HandleAsync(LinkMessage message, MessageContext context, CancellationToken cancellation) => Arrived("链接", message, context);

    public ValueTask<Handled> HandleAsync(FileMessage message, MessageContext context, CancellationToken cancellation) => Arrived("文件", message, context);

    private ValueTask<Handled> Arrived(string what, IncomingMessage message, MessageContext context)
    {
        var handled = people.Noted(
            people.Of("", message.FromUserName, context) ?? new Handled(standard.Arrived(what, context.Account.Name), ReplyReason.Arrived), message.FromUserName, context);
        return ValueTask.FromResult(MediaArrival.Of(message, context) is { } fetch ? handled with { Writes = [.. handled.Writes, fetch] } : handled);
    }
}
