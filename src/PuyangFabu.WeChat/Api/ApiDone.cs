namespace PuyangFabu.WeChat.Api;

/// <summary>Result of a call that answers nothing but <c>"errcode":0</c>.</summary>
public sealed class ApiDone
{
    private ApiDone()
    {
    }

    public static ApiDone It { get; } = new();
}
