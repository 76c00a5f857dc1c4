using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Tells the follower that something that is not words has arrived; the inbox keeps it.</summary>
public sealed class ArrivalHandler :
    IMessageHandler<ImageMessage>,
    IMessageHandler<VoiceMessage>,
    IMessageHandler<VideoMessage>,
    IMessageHandler<ShortVideoMessage>,
    IMessageHandler<LocationMessage>,
    IMessageHandler<LinkMessage>,
    IMessageHandler<FileMessage>
{
    public ValueTask<Handled> HandleAsync(ImageMessage message, MessageContext context, CancellationToken cancellation) => Arrived("图片");

    public ValueTask<Handled> HandleAsync(VoiceMessage message, MessageContext context, CancellationToken cancellation) => Arrived("语音");

    public ValueTask<Handled> HandleAsync(VideoMessage message, MessageContext context, CancellationToken cancellation) => Arrived("视频");

    public ValueTask<Handled> HandleAsync(ShortVideoMessage message, MessageContext context, CancellationToken cancellation) => Arrived("视频");

    public ValueTask<Handled> HandleAsync(LocationMessage message, MessageContext context, CancellationToken cancellation) => Arrived("位置");

    public ValueTask<Handled> HandleAsync(LinkMessage message, MessageContext context, CancellationToken cancellation) => Arrived("链接");

    public ValueTask<Handled> HandleAsync(FileMessage message, MessageContext context, CancellationToken cancellation) => Arrived("文件");

    private static ValueTask<Handled> Arrived(string what) => ValueTask.FromResult(new Handled(StandardReplies.Arrived(what), ReplyReason.Arrived));
}
