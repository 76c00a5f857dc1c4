namespace PuyangFabu.WeChat.Tests.Callbacks;

/// <summary>The examples of WeChat's page on encryption, and one of our own whose message is XML.</summary>
internal static class CallbackVectors
{
    public const string Token = "AAAAA";
    public const string AppId = "wxba5fad812f8e6fb9";

    public const string EventEncrypt =
        "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsX"
        + "UnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajA"
        + "sjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

    public const string ReplyEncrypt =
        "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==";

    public const string OwnToken = "testtoken";
    public const string OwnKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string OwnAppId = "wx0000000000000001";

    public const string OwnMessage =
        "<xml><ToUserName><![CDATA[gh_test00000001]]></ToUserName>"
        + "<FromUserName><![CDATA[oTestOpenId0000000000000001]]></FromUserName>"
        + "<CreateTime>1760000000</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        + "<Content><![CDATA[你好aaaaaaaaaaaaaaaaaaaaaa]]></Content><MsgId>7000000000000000001</MsgId></xml>";

    public const string OwnEncrypt =
        "Q3stYC6hdFzMh9T8HCvyDD4L4+DKjaXESo7k2qUmjYcRvM977zO12wpEuRUnsrDpwTyPUPs37SJGaAslA+z5aiXN2JqaSypV+1PxShiduxGK"
        + "EnMmbEbLHgJxnqJX6Bsrh9GZ4SX6OHW8ZuGEuDvRXa6j4Ae+Txblp/pqyzuBVZyPwkMSQw4GGm1i9LeEm8tAcnomf2z+0NE6ezmTuyBkFuTW"
        + "VnM/CbLlrsq+aWXDQMh8o20xy5YqaYjscti2VmvgAE2ICVYMaDoSK5/YjrJMogXs5pa9ani1i3eG2NhaH0oqlNsm0Xp0hywztjKEzy7JBeeB"
        + "DgHy3t+b90xTW7jVyl6Pogh3/Cg9/BC3QTht1+eYA6c6m8Tz75NA1DIE3nHx2KSTO3UOSnp3K9VuIzdaRMmeJvAUmLCgPUr7+El48LqNDmea"
        + "beZnXglw7zA++iU0U0YXroOe5Ax1f2lc+6oUOw==";

    /// <summary>The page's key is 43 times the letter A.</summary>
    public static string Key { get; } = new('A', 43);
}
