using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Tells the follower that something that is not words has arrived; the inbox keeps it.</summary>
public sealed class ArrivalHandler(StandardReplies standard) :
    IMessageHandler<ImageMessage>,
    IMessageHandler<VoiceMessage>,
    IMessageHandler<VideoMessage>,
    IMessageHandler<ShortVideoMessage>,
    IMessageHandler<LocationMessage>,
    IMessageHandler<LinkMessage>,
    IMessageHandler<FileMessage>
{
    public ValueTask<Handled> HandleAsync(ImageMessage message, MessageContext context, CancellationToken cancellation) => Arrived("图片", context);

    public ValueTask<Handled> HandleAsync(VoiceMessage message, MessageContext context, CancellationToken cancellation) => Arrived("语音", context);

    public ValueTask<Handled> HandleAsync(VideoMessage message, MessageContext context, CancellationToken cancellation) => Arrived("视频", context);

    public ValueTask<Handled> HandleAsync(ShortVideoMessage message, MessageContext context, CancellationToken cancellation) => Arrived("视频", context);

    public ValueTask<Handled> HandleAsync(LocationMessage message, MessageContext context, CancellationToken cancellation) => Arrived("位置", context);

    public ValueTask<Handled> HandleAsync(LinkMessage message, MessageContext context, CancellationToken cancellation) => Arrived("链接", context);

    public ValueTask<Handled> HandleAsync(FileMessage message, MessageContext context, CancellationToken cancellation) => Arrived("文件", context);

    private ValueTask<Handled> Arrived(string what, MessageContext context) =>
        ValueTask.FromResult(new Handled(standard.Arrived(what, context.Account.Name), ReplyReason.Arrived));
}
