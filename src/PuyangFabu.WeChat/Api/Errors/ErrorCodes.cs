using System.Globalization;

namespace PuyangFabu.WeChat.Api.Errors;

/// <summary>What each errcode means to the caller and to an editor, from the one table <c>wechat-errors.tsv</c>.</summary>
public static class ErrorCodes
{
    public const int WrongSecretOrToken = 40001;
    public const int CallerNotAllowed = 40164;
    public const int ClientMsgIdExists = 45065;
    public const int PartlyFailed = 45171;

    private const int SystemBusy = -1;
    private const string AddressMark = "{ip}";
    private static readonly ErrorTable Table = ErrorTable.Load("wechat-errors.tsv");

    /// <summary>Every row, for the pages that explain errcodes.</summary>
    public static IReadOnlyList<ErrorRow> Rows => Table.Rows;

    public static WeChatErrorClass ClassOf(int code) => Table.Find(code)?.Class ?? WeChatErrorClass.Unknown;

    /// <summary>WeChat itself is too busy: a moment later it may answer.</summary>
    internal static bool IsBusy(long code) => code == SystemBusy || ErrorTable.IsBusyRange(code);

    /// <param name="message">The <c>errmsg</c>, already cleaned.</param>
    internal static ApiFailure Failure(int code, string message)
    {
        var row = Table.Find(code);
        var address = ErrorText.CallerAddress(message) ?? "（见微信的原话）";
        var sentence = row?.Sentence ?? "微信拒绝了这次请求，原因不在已知的错误码里";
        var next = row?.NextStep ?? $"微信的原话是“{message}”；按错误码 {code.ToString(CultureInfo.InvariantCulture)} 查微信的文档，或联系技术人员。";
        return new ApiFailure(
            ApiFailureKind.Refused,
            $"{sentence.Replace(AddressMark, address, StringComparison.Ordinal)}（错误码 {code.ToString(CultureInfo.InvariantCulture)}）。",
            next.Replace(AddressMark, address, StringComparison.Ordinal))
        {
            Error = new WeChatError(code, message, row?.Class ?? WeChatErrorClass.Unknown),
        };
    }
}
