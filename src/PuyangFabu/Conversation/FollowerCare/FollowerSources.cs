namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>WeChat's words for how a follower came, in Chinese.</summary>
public static class FollowerSources
{
    public static string NameOf(string source) => source switch
    {
        "" => "",
        "ADD_SCENE_SEARCH" => "搜索",
        "ADD_SCENE_ACCOUNT_MIGRATION" => "账号迁移",
        "ADD_SCENE_PROFILE_CARD" => "名片分享",
        "ADD_SCENE_QR_CODE" => "扫二维码",
        "ADD_SCENE_PROFILE_LINK" => "图文内的名称",
        "ADD_SCENE_PROFILE_ITEM" => "图文右上角菜单",
        "ADD_SCENE_PAID" => "支付后关注",
        "ADD_SCENE_WECHAT_ADVERTISEMENT" => "微信广告",
        "ADD_SCENE_REPRINT" => "他人转载",
        "ADD_SCENE_LIVESTREAM" => "视频号直播",
        "ADD_SCENE_CHANNELS" => "视频号",
        "ADD_SCENE_WXA" => "小程序",
        _ => "其他",
    };
}
