namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>What followers are told in general, as an editor writes it: with placeholders, see <see cref="StandardTextKind"/>.</summary>
public sealed record StandardTexts
{
    /// <summary>What <see cref="HandedOver"/> is until an editor writes it; earlier versions have none.</summary>
    public const string DefaultHandedOver = "已转人工，工作人员会在这里回复您，请把要说的事直接发来，可以附图片。这期间自动回复暂停。\n急事请拨打 12345 政务服务便民热线。";

    /// <summary>The same of <see cref="OffDuty"/>.</summary>
    public const string DefaultOffDuty = "现在不是值班时间，值班时间是{值班时间}。请把要说的事直接发来，我们已经记下，值班时间会在这里回复您；在那之前，想查的事照样可以发来，由自动回复先答。\n急事请拨打 12345 政务服务便民热线。";

    /// <summary>The same of <see cref="Thanks"/>.</summary>
    public const string DefaultThanks = "不客气！还有想问的，随时发给我们。";

    /// <summary>The same of <see cref="Rude"/>.</summary>
    public const string DefaultRude = "让您不愉快了，很抱歉。您遇到了什么事，请直接说；发送“我要留言”，由工作人员办理并答复您，也可以拨打 12345 政务服务便民热线。";

    /// <summary>What holds until somebody approved others.</summary>
    public static StandardTexts Default { get; } = new()
    {
        Welcome = "您好，欢迎关注{公众号}！\n这里发布权威信息、解读政策、提供便民服务。点击栏目即可浏览：\n{栏目列表}\n也可以直接发送想问的事，如“公积金”“停水”。",
        NothingFound = "抱歉，暂时没有找到相关内容，我们已记下您的问题。\n您可以换个说法再试，或浏览以下栏目：\n{栏目列表}\n发送“我要留言”，由工作人员办理并答复您；急事请拨打 12345 政务服务便民热线。",
        NothingMore = "没有更多内容了。\n您可以发送新的问题，或浏览以下栏目：\n{栏目列表}",
        Received = "您发送的{类型}已收到，我们会尽快查看，感谢您的反映。\n如需查询信息，请直接发送文字。",
        Greeting = "您好！直接发送想问的事就能查，如“公积金”“停水”；也可以点击栏目浏览：\n{栏目列表}\n要找工作人员，发送“人工”；急事请拨打 12345 政务服务便民热线。",
        Danger = "",
    };

    /// <summary>For who follows.</summary>
    public required string Welcome { get; init; }

    /// <summary>For words that nothing answers.</summary>
    public required string NothingFound { get; init; }

    /// <summary>For who asks to go on when there is nothing more.</summary>
    public required string NothingMore { get; init; }

    /// <summary>For what arrived and is not words.</summary>
    public required string Received { get; init; }

    /// <summary>For a greeting, and for whoever asks what this account can do.</summary>
    public required string Greeting { get; init; }

    /// <summary>For who asks for people while they are there.</summary>
    public string HandedOver { get; init; } = DefaultHandedOver;

    /// <summary>For who asks for people while they are not there.</summary>
    public string OffDuty { get; init; } = DefaultOffDuty;

    /// <summary>For thanks and farewells.</summary>
    public string Thanks { get; init; } = DefaultThanks;

    /// <summary>For who swears and says nothing else.</summary>
    public string Rude { get; init; } = DefaultRude;

    /// <summary>Stands below whom to call in every answer to words of danger; may be empty.</summary>
    public required string Danger { get; init; }
}
