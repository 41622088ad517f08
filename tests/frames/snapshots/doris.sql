WITH `fupin_subjects` AS (
  SELECT
    t.`household`,
    CAST(t.`net_income` AS BIGINT) AS `net_income`,
    CASE WHEN t.`size` <= 0 THEN NULL ELSE CAST(t.`size` AS BIGINT) END AS `size`,
    CASE WHEN t.`size` <= 0 THEN NULL ELSE CAST(t.`income_per_head` AS BIGINT) END AS `income_per_head`,
    t.`food_attested` AS `food_attested`,
    t.`clothing_attested` AS `clothing_attested`,
    t.`education_attested` AS `education_attested`,
    t.`roster_complete` AS `roster_complete`,
    t.`medical_attested` AS `medical_attested`,
    t.`housing_attested` AS `housing_attested`,
    CAST(t.`dwelling_grade` AS STRING) AS `dwelling_grade`,
    t.`dangerous_dwelling` AS `dangerous_dwelling`
  FROM households AS t
), `fupin_members` AS (
  SELECT
    t.`household`,
    CAST(t.`age` AS BIGINT) AS `age`,
    CAST(t.`student_status` AS STRING) AS `student_status`,
    CAST(t.`education` AS STRING) AS `education`,
    t.`health` AS `health`,
    CAST(t.`dropout_reason` AS STRING) AS `dropout_reason`,
    t.`basic_medical_insured` AS `basic_medical_insured`,
    t.`in_service` AS `in_service`
  FROM members AS t
), `fupin_members_asked` AS (
  SELECT
    t.`household`,
    NOT (
      t.`age` >= 6 AND t.`age` <= 15
    )
    OR (
      (
        NOT t.`student_status` IN ('非在校生', '学龄前儿童')
        OR (
          t.`student_status` IN ('学龄前儿童') AND t.`age` <= 6
        )
      )
      OR t.`education` IN ('初中', '高中', '大专及以上', '大专', '本科及以上')
      OR (
        CASE
          WHEN NOT t.`health` IS NULL
          THEN ARRAYS_OVERLAP(t.`health`, ARRAY('长期慢性病', '患有大病', '残疾'))
        END
        AND t.`dropout_reason` IN ('因病', '因残')
      )
    ) AS `asked_0`,
    t.`basic_medical_insured` OR t.`in_service` AS `asked_1`
  FROM `fupin_members` AS t
), `fupin_members_found` AS (
  SELECT
    t.`household`,
    MAX(CASE WHEN NOT t.`asked_0` THEN 1 ELSE 0 END) AS `asked_0_not_met`,
    MAX(CASE WHEN t.`asked_0` IS NULL THEN 1 ELSE 0 END) AS `asked_0_unknown`,
    MAX(CASE WHEN NOT t.`asked_1` THEN 1 ELSE 0 END) AS `asked_1_not_met`,
    MAX(CASE WHEN t.`asked_1` IS NULL THEN 1 ELSE 0 END) AS `asked_1_unknown`
  FROM `fupin_members_asked` AS t
  GROUP BY
    t.`household`
), `fupin_answers` AS (
  SELECT
    s.`household`,
    COALESCE(s.`net_income` > (
      s.`size` * 299500
    ), s.`income_per_head` > 299500) AS `rule_0`,
    s.`food_attested` AS `rule_1`,
    s.`clothing_attested` AS `rule_2`,
    COALESCE(
      s.`education_attested`,
      CASE
        WHEN g0.`asked_0_not_met` = 1
        THEN FALSE
        WHEN g0.`asked_0_unknown` = 0
        THEN TRUE
      END
      AND s.`roster_complete`
    ) AS `rule_3`,
    COALESCE(
      s.`medical_attested`,
      CASE
        WHEN g0.`asked_1_not_met` = 1
        THEN FALSE
        WHEN g0.`asked_1_unknown` = 0
        THEN TRUE
      END
      AND s.`roster_complete`
    ) AS `rule_4`,
    COALESCE(s.`housing_attested`, s.`dwelling_grade` IN ('A级', 'B级'), NOT s.`dangerous_dwelling`) AS `rule_5`
  FROM `fupin_subjects` AS s
  LEFT JOIN `fupin_members_found` AS g0
    ON g0.`household` = s.`household`
), `fupin_masks` AS (
  SELECT
    a.`household`,
    a.`rule_0`,
    a.`rule_1`,
    a.`rule_2`,
    a.`rule_3`,
    a.`rule_4`,
    a.`rule_5`,
    CAST(CASE WHEN NOT a.`rule_0` THEN 1 ELSE 0 END AS BIGINT) + CASE WHEN NOT a.`rule_1` THEN 2 ELSE 0 END + CASE WHEN NOT a.`rule_2` THEN 4 ELSE 0 END + CASE WHEN NOT a.`rule_3` THEN 8 ELSE 0 END + CASE WHEN NOT a.`rule_4` THEN 16 ELSE 0 END + CASE WHEN NOT a.`rule_5` THEN 32 ELSE 0 END AS `failed`,
    CAST(CASE WHEN a.`rule_0` IS NULL THEN 1 ELSE 0 END AS BIGINT) + CASE WHEN a.`rule_1` IS NULL THEN 2 ELSE 0 END + CASE WHEN a.`rule_2` IS NULL THEN 4 ELSE 0 END + CASE WHEN a.`rule_3` IS NULL THEN 8 ELSE 0 END + CASE WHEN a.`rule_4` IS NULL THEN 16 ELSE 0 END + CASE WHEN a.`rule_5` IS NULL THEN 32 ELSE 0 END AS `unknown`
  FROM `fupin_answers` AS a
)
SELECT
  m.`household`,
  CASE
    WHEN m.`failed` <> 0
    THEN 'FAIL'
    WHEN m.`unknown` <> 0
    THEN 'UNDETERMINED'
    ELSE 'PASS'
  END AS `verdict`,
  m.`failed`,
  m.`unknown`,
  CONCAT_WS(
    ';',
    CASE
      WHEN m.`failed` <> 0
      THEN CASE WHEN NOT m.`rule_0` THEN 'cn/household/2016.income' END
      ELSE CASE WHEN m.`rule_0` IS NULL THEN 'cn/household/2016.income' END
    END,
    CASE
      WHEN m.`failed` <> 0
      THEN CASE WHEN NOT m.`rule_1` THEN 'cn/household/2016.food' END
      ELSE CASE WHEN m.`rule_1` IS NULL THEN 'cn/household/2016.food' END
    END,
    CASE
      WHEN m.`failed` <> 0
      THEN CASE WHEN NOT m.`rule_2` THEN 'cn/household/2016.clothing' END
      ELSE CASE WHEN m.`rule_2` IS NULL THEN 'cn/household/2016.clothing' END
    END,
    CASE
      WHEN m.`failed` <> 0
      THEN CASE WHEN NOT m.`rule_3` THEN 'cn/household/2016.education' END
      ELSE CASE WHEN m.`rule_3` IS NULL THEN 'cn/household/2016.education' END
    END,
    CASE
      WHEN m.`failed` <> 0
      THEN CASE WHEN NOT m.`rule_4` THEN 'cn/household/2016.medical' END
      ELSE CASE WHEN m.`rule_4` IS NULL THEN 'cn/household/2016.medical' END
    END,
    CASE
      WHEN m.`failed` <> 0
      THEN CASE WHEN NOT m.`rule_5` THEN 'cn/household/2016.housing' END
      ELSE CASE WHEN m.`rule_5` IS NULL THEN 'cn/household/2016.housing' END
    END
  ) AS `reasons`
FROM `fupin_masks` AS m;

WITH `fupin_subjects` AS (
  SELECT
    t.`household`,
    CAST(t.`net_income` AS BIGINT) AS `net_income`,
    CASE WHEN t.`size` <= 0 THEN NULL ELSE CAST(t.`size` AS BIGINT) END AS `size`,
    CASE WHEN t.`size` <= 0 THEN NULL ELSE CAST(t.`income_per_head` AS BIGINT) END AS `income_per_head`,
    t.`food_attested` AS `food_attested`,
    t.`clothing_attested` AS `clothing_attested`,
    t.`education_attested` AS `education_attested`,
    t.`roster_complete` AS `roster_complete`,
    t.`medical_attested` AS `medical_attested`,
    t.`housing_attested` AS `housing_attested`,
    CAST(t.`dwelling_grade` AS STRING) AS `dwelling_grade`,
    t.`dangerous_dwelling` AS `dangerous_dwelling`,
    CAST(p.`poverty_line` AS BIGINT) AS `parameter_poverty_line`,
    CAST(p.`compulsory_schooling_first_age` AS BIGINT) AS `parameter_compulsory_schooling_first_age`,
    CAST(p.`compulsory_schooling_last_age` AS BIGINT) AS `parameter_compulsory_schooling_last_age`
  FROM households AS t
  LEFT JOIN (
    SELECT
      p.`region`,
      p.`poverty_line`,
      p.`compulsory_schooling_first_age`,
      p.`compulsory_schooling_last_age`
    FROM parameters AS p
    WHERE
      CAST('2018-12-31' AS DATE) BETWEEN p.`first` AND p.`last`
  ) AS p
    ON p.`region` = t.`region`
), `fupin_members` AS (
  SELECT
    t.`household`,
    CAST(t.`age` AS BIGINT) AS `age`,
    CAST(t.`student_status` AS STRING) AS `student_status`,
    CAST(t.`education` AS STRING) AS `education`,
    t.`health` AS `health`,
    CAST(t.`dropout_reason` AS STRING) AS `dropout_reason`,
    t.`basic_medical_insured` AS `basic_medical_insured`,
    t.`in_service` AS `in_service`
  FROM members AS t
), `fupin_members_asked` AS (
  SELECT
    t.`household`,
    NOT (
      t.`age` >= s.`parameter_compulsory_schooling_first_age`
      AND t.`age` <= s.`parameter_compulsory_schooling_last_age`
    )
    OR (
      (
        NOT t.`student_status` IN ('非在校生', '学龄前儿童')
        OR (
          t.`student_status` IN ('学龄前儿童')
          AND t.`age` <= s.`parameter_compulsory_schooling_first_age`
        )
      )
      OR t.`education` IN ('初中', '高中', '大专及以上', '大专', '本科及以上')
      OR (
        CASE
          WHEN NOT t.`health` IS NULL
          THEN ARRAYS_OVERLAP(t.`health`, ARRAY('长期慢性病', '患有大病', '残疾'))
        END
        AND t.`dropout_reason` IN ('因病', '因残')
      )
    ) AS `asked_0`,
    t.`basic_medical_insured` OR t.`in_service` AS `asked_1`
  FROM `fupin_members` AS t
  LEFT JOIN `fupin_subjects` AS s
    ON s.`household` = t.`household`
), `fupin_members_found` AS (
  SELECT
    t.`household`,
    MAX(CASE WHEN NOT t.`asked_0` THEN 1 ELSE 0 END) AS `asked_0_not_met`,
    MAX(CASE WHEN t.`asked_0` IS NULL THEN 1 ELSE 0 END) AS `asked_0_unknown`,
    MAX(CASE WHEN NOT t.`asked_1` THEN 1 ELSE 0 END) AS `asked_1_not_met`,
    MAX(CASE WHEN t.`asked_1` IS NULL THEN 1 ELSE 0 END) AS `asked_1_unknown`
  FROM `fupin_members_asked` AS t
  GROUP BY
    t.`household`
), `fupin_answers` AS (
  SELECT
    s.`household`,
    COALESCE(
      s.`net_income` > (
        s.`size` * s.`parameter_poverty_line`
      ),
      s.`income_per_head` > s.`parameter_poverty_line`
    ) AS `rule_0`,
    s.`food_attested` AS `rule_1`,
    s.`clothing_attested` AS `rule_2`,
    COALESCE(
      s.`education_attested`,
      CASE
        WHEN g0.`asked_0_not_met` = 1
        THEN FALSE
        WHEN g0.`asked_0_unknown` = 0
        THEN TRUE
      END
      AND s.`roster_complete`
    ) AS `rule_3`,
    COALESCE(
      s.`medical_attested`,
      CASE
        WHEN g0.`asked_1_not_met` = 1
        THEN FALSE
        WHEN g0.`asked_1_unknown` = 0
        THEN TRUE
      END
      AND s.`roster_complete`
    ) AS `rule_4`,
    COALESCE(s.`housing_attested`, s.`dwelling_grade` IN ('A级', 'B级'), NOT s.`dangerous_dwelling`) AS `rule_5`
  FROM `fupin_subjects` AS s
  LEFT JOIN `fupin_members_found` AS g0
    ON g0.`household` = s.`household`
), `fupin_masks` AS (
  SELECT
    a.`household`,
    a.`rule_0`,
    a.`rule_1`,
    a.`rule_2`,
    a.`rule_3`,
    a.`rule_4`,
    a.`rule_5`,
    CAST(CASE WHEN NOT a.`rule_0` THEN 1 ELSE 0 END AS BIGINT) + CASE WHEN NOT a.`rule_1` THEN 2 ELSE 0 END + CASE WHEN NOT a.`rule_2` THEN 4 ELSE 0 END + CASE WHEN NOT a.`rule_3` THEN 8 ELSE 0 END + CASE WHEN NOT a.`rule_4` THEN 16 ELSE 0 END + CASE WHEN NOT a.`rule_5` THEN 32 ELSE 0 END AS `failed`,
    CAST(CASE WHEN a.`rule_0` IS NULL THEN 1 ELSE 0 END AS BIGINT) + CASE WHEN a.`rule_1` IS NULL THEN 2 ELSE 0 END + CASE WHEN a.`rule_2` IS NULL THEN 4 ELSE 0 END + CASE WHEN a.`rule_3` IS NULL THEN 8 ELSE 0 END + CASE WHEN a.`rule_4` IS NULL THEN 16 ELSE 0 END + CASE WHEN a.`rule_5` IS NULL THEN 32 ELSE 0 END AS `unknown`
  FROM `fupin_answers` AS a
)
SELECT
  m.`household`,
  CASE
    WHEN m.`failed` <> 0
    THEN 'FAIL'
    WHEN m.`unknown` <> 0
    THEN 'UNDETERMINED'
    ELSE 'PASS'
  END AS `verdict`,
  m.`failed`,
  m.`unknown`
FROM `fupin_masks` AS m;

WITH `fupin_subjects` AS (
  SELECT
    t.`household`,
    t.`ecological_area` AS `ecological_area`,
    CAST(t.`main_cause` AS STRING) AS `main_cause`,
    t.`other_causes` AS `other_causes`,
    t.`employment_listed` AS `employment_listed`,
    CAST(t.`attribute` AS STRING) AS `attribute`,
    CAST(t.`dwelling_grade` AS STRING) AS `dwelling_grade`,
    t.`dangerous_dwelling` AS `dangerous_dwelling`,
    t.`relocation_planned` AS `relocation_planned`,
    t.`village_services_listed` AS `village_services_listed`,
    t.`fund_dividend_listed` AS `fund_dividend_listed`
  FROM households AS t
), `fupin_members` AS (
  SELECT
    t.`household`,
    CAST(t.`labour` AS STRING) AS `labour`,
    CAST(t.`student_status` AS STRING) AS `student_status`,
    t.`health` AS `health`
  FROM members AS t
), `fupin_members_asked` AS (
  SELECT
    t.`household`,
    t.`labour` IN ('普通劳动力', '技能劳动力', '弱劳动力或半劳动力') AS `asked_0`,
    NOT t.`student_status` IN ('非在校生', '学龄前儿童') AS `asked_1`,
    CASE
      WHEN NOT t.`health` IS NULL
      THEN ARRAYS_OVERLAP(t.`health`, ARRAY('长期慢性病', '患有大病'))
    END AS `asked_2`,
    t.`labour` IN ('丧失劳动力', '弱劳动力或半劳动力') AS `asked_3`
  FROM `fupin_members` AS t
), `fupin_members_found` AS (
  SELECT
    t.`household`,
    MAX(CASE WHEN t.`asked_0` THEN 1 ELSE 0 END) AS `asked_0_met`,
    MAX(CASE WHEN t.`asked_0` IS NULL THEN 1 ELSE 0 END) AS `asked_0_unknown`,
    MAX(CASE WHEN t.`asked_1` THEN 1 ELSE 0 END) AS `asked_1_met`,
    MAX(CASE WHEN t.`asked_1` IS NULL THEN 1 ELSE 0 END) AS `asked_1_unknown`,
    MAX(CASE WHEN t.`asked_2` THEN 1 ELSE 0 END) AS `asked_2_met`,
    MAX(CASE WHEN t.`asked_2` IS NULL THEN 1 ELSE 0 END) AS `asked_2_unknown`,
    MAX(CASE WHEN t.`asked_3` THEN 1 ELSE 0 END) AS `asked_3_met`,
    MAX(CASE WHEN t.`asked_3` IS NULL THEN 1 ELSE 0 END) AS `asked_3_unknown`
  FROM `fupin_members_asked` AS t
  GROUP BY
    t.`household`
), `fupin_answers` AS (
  SELECT
    s.`household`,
    CASE WHEN g0.`asked_0_met` = 1 THEN TRUE WHEN g0.`asked_0_unknown` = 0 THEN FALSE END AS `industry`,
    s.`ecological_area`
    AND CASE WHEN g0.`asked_0_met` = 1 THEN TRUE WHEN g0.`asked_0_unknown` = 0 THEN FALSE END AS `ecology`,
    CASE WHEN g0.`asked_1_met` = 1 THEN TRUE WHEN g0.`asked_1_unknown` = 0 THEN FALSE END AS `education`,
    s.`main_cause` IN ('因病')
    OR CASE
      WHEN NOT s.`other_causes` IS NULL
      THEN ARRAYS_OVERLAP(s.`other_causes`, ARRAY('因病'))
    END
    OR CASE WHEN g0.`asked_2_met` = 1 THEN TRUE WHEN g0.`asked_2_unknown` = 0 THEN FALSE END AS `health`,
    s.`employment_listed` AS `employment`,
    s.`attribute` IN ('低保户', '低保贫困户', '五保户', '五保贫困户')
    OR CASE WHEN g0.`asked_3_met` = 1 THEN TRUE WHEN g0.`asked_3_unknown` = 0 THEN FALSE END AS `social-security`,
    COALESCE(s.`dwelling_grade` IN ('C级', 'D级'), s.`dangerous_dwelling`) AS `dwelling`,
    s.`relocation_planned` AS `relocation`,
    s.`village_services_listed` AS `village-services`,
    s.`fund_dividend_listed` AS `fund-dividend`
  FROM `fupin_subjects` AS s
  LEFT JOIN `fupin_members_found` AS g0
    ON g0.`household` = s.`household`
)
SELECT
  a.`household`,
  a.`industry`,
  a.`ecology`,
  a.`education`,
  a.`health`,
  a.`employment`,
  a.`social-security`,
  a.`dwelling`,
  a.`relocation`,
  a.`village-services`,
  a.`fund-dividend`,
  CONCAT_WS(
    ';',
    CASE WHEN a.`industry` THEN 'industry' END,
    CASE WHEN a.`ecology` THEN 'ecology' END,
    CASE WHEN a.`education` THEN 'education' END,
    CASE WHEN a.`health` THEN 'health' END,
    CASE WHEN a.`employment` THEN 'employment' END,
    CASE WHEN a.`social-security` THEN 'social-security' END,
    CASE WHEN a.`dwelling` THEN 'dwelling' END,
    CASE WHEN a.`relocation` THEN 'relocation' END,
    CASE WHEN a.`village-services` THEN 'village-services' END,
    CASE WHEN a.`fund-dividend` THEN 'fund-dividend' END
  ) AS `batches`
FROM `fupin_answers` AS a;

CREATE TABLE parameters AS
SELECT
  CAST('510000' AS VARCHAR(64)) AS `region`,
  CAST('2018-12-31' AS DATE) AS `first`,
  CAST('2020-12-31' AS DATE) AS `last`,
  CAST(300 AS BIGINT) AS `village_incidence_cap`
UNION ALL
SELECT
  CAST('110000' AS VARCHAR(64)) AS `region`,
  CAST('2018-12-31' AS DATE) AS `first`,
  CAST('2020-12-31' AS DATE) AS `last`,
  CAST(NULL AS BIGINT) AS `village_incidence_cap`;
