using PuyangFabu.WeChat.Replies;
using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities;

namespace PuyangFabu.Senparc.Handlers;

/// <summary>
/// Senparc's response entities as replies of ours: our writer writes them, so that a repeat gets the same bytes. Their own XML has
/// the time of writing in it, fields that WeChat does not know, and fails on control characters.
/// </summary>
internal static class ResponseMapping
{
    private const string Silent = "success";

    /// <param name="response">Null: the handler leaves the message to the product.</param>
    /// <exception cref="NotSupportedException">A kind of response that WeChat does not show.</exception>
    public static SenparcAnswer Of(IResponseMessageBase? response) => response switch
    {
        null => SenparcAnswer.Left,
        IResponseMessageNoResponse or SuccessResponseMessageBase => SenparcAnswer.Silence,
        ResponseMessageText text => Said(new TextReply(text.Content ?? "")),
        ResponseMessageNews news => Said(new NewsReply(
            [.. (news.Articles ?? []).Select(static article => new NewsItem(article.Title ?? "", article.Description ?? "", article.PicUrl ?? "", article.Url ?? ""))])),
        ResponseMessageImage image => Said(new ImageReply(image.Image.MediaId)),
        ResponseMessageVoice voice => Said(new VoiceReply(voice.Voice.MediaId)),
        ResponseMessageVideo video => Said(new VideoReply(video.Video.MediaId, video.Video.Title, video.Video.Description)),
        ResponseMessageMusic music => Said(new MusicReply(
            music.Music.ThumbMediaId, music.Music.Title, music.Music.Description, music.Music.MusicUrl, music.Music.HQMusicUrl)),
        ResponseMessageTransfer_Customer_Service handover => Said(new TransferCustomerServiceReply(
            handover.TransInfo?.FirstOrDefault()?.KfAccount is { Length: > 0 } agent ? agent : null)),
        _ => throw new NotSupportedException($"No reply of WeChat's: {response.GetType().Name}."),
    };

    /// <summary>The other way of handlers to say nothing: <c>TextResponseMessage = "success"</c>.</summary>
    /// <exception cref="NotSupportedException">The handler has written an answer by hand, which we could not store as a reply.</exception>
    public static SenparcAnswer Of(string text) => text == Silent
        ? SenparcAnswer.Silence
        : throw new NotSupportedException("TextResponseMessage 除了 success 以外不能采用，请给出 ResponseMessage。");

    private static SenparcAnswer Said(Reply reply) => new(true, reply);
}
