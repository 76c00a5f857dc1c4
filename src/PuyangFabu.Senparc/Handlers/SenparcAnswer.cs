using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Senparc.Handlers;

/// <summary>What a team's handler made of a message.</summary>
/// <param name="IsAnswered">False when it leaves the message to the product.</param>
/// <param name="Reply">Null where it was answered with nothing to say.</param>
public readonly record struct SenparcAnswer(bool IsAnswered, Reply? Reply)
{
    public static SenparcAnswer Left { get; } = new(false, null);

    public static SenparcAnswer Silence { get; } = new(true, null);
}
