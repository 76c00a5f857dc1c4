using System.Text.Json;
using PuyangFabu.WeChat.Api.Errors;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>Tells an answer from a refusal, and both from what a proxy says in WeChat's place.</summary>
internal static class AnswerReader
{
    /// <summary>The answer itself when it is a success: JSON without errcode or with 0, or a file.</summary>
    public static ApiAnswer<RawAnswer> Judge(RawAnswer answer, ApiAccount account, string? token)
    {
        var json = answer.LooksLikeJson ? answer.Json() : null;
        if (json is { } fields && fields.Field("errcode") is { ValueKind: not JsonValueKind.Null })
        {
            // An errcode that is no number is no success either.
            if (fields.Number("errcode") is not { } code)
            {
                return TransportFailures.Unreadable("errcode");
            }

            if (code == 0)
            {
                return Answered(answer);
            }

            return ErrorCodes.Failure((int)Math.Clamp(code, int.MinValue, int.MaxValue), ErrorText.Clean(fields.Text("errmsg"), account, token)) with
            {
                MsgId = fields.Text("msg_id") ?? fields.Text("msgid"),
                FailedOpenIds = fields.Texts("fail_openid_list"),
            };
        }

        return Answered(answer);
    }

    // A proxy may say 502 in JSON as well; only WeChat's own errcode counts then.
    private static ApiAnswer<RawAnswer> Answered(RawAnswer answer) => answer.IsSuccess ? answer : TransportFailures.Status(answer.Status);
}
