namespace PuyangFabu.Sandbox.Api;

/// <summary>What a reader writes under an article.</summary>
/// <param name="MsgDataId">Of what was sent or published.</param>
/// <param name="Index">The article's number from 0.</param>
internal sealed record CommentRequest(long MsgDataId, int Index, string OpenId, string Content);
